/** Reads partitions of a topic from their first or last record on, on a thread of its own. */
@NullMarked
package io.tributary.gateway.follow;

import org.jspecify.annotations.NullMarked;
