/** The chart, rendered and held against the code. */
@NullMarked
package io.tributary.kubernetes;

import org.jspecify.annotations.NullMarked;
