/** Asks the projector what is new after a cursor, and wakes those who wait for it. */
@NullMarked
package io.tributary.gateway.pull;

import org.jspecify.annotations.NullMarked;
