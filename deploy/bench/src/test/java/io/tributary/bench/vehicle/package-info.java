/** Tests of the vehicles against the contract's section 2. */
@NullMarked
package io.tributary.bench.vehicle;

import org.jspecify.annotations.NullMarked;
