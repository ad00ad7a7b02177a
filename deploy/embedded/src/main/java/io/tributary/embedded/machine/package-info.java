/** What the hub takes of this machine for itself: a folder, its lock, its secrets, ports of the loopback. */
@NullMarked
package io.tributary.embedded.machine;

import org.jspecify.annotations.NullMarked;
