/** Tests of this package's promises. */
@NullMarked
package io.tributary.bench.verify;

import org.jspecify.annotations.NullMarked;
