/** A hub in memory that speaks the native protocol, for as much of it as the tool uses. */
@NullMarked
package io.tributary.bench.fake;

import org.jspecify.annotations.NullMarked;
