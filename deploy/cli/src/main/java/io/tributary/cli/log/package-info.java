/** Reads ranges of the hub's topics without leaving a trace in them. */
@NullMarked
package io.tributary.cli.log;

import org.jspecify.annotations.NullMarked;
