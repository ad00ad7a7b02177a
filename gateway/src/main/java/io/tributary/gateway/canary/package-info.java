/** Pushes of the hub's own, by which it sees how long ago the whole path last worked. */
@NullMarked
package io.tributary.gateway.canary;

import org.jspecify.annotations.NullMarked;
