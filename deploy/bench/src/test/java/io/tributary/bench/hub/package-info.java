/** Tests of this package's promises. */
@NullMarked
package io.tributary.bench.hub;

import org.jspecify.annotations.NullMarked;
