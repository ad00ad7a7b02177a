/** Tests of the nodes with numbered packets. */
@NullMarked
package io.tributary.bench.exchange;

import org.jspecify.annotations.NullMarked;
