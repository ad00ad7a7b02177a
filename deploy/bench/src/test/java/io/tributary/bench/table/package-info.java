/** Tests of this package's promises. */
@NullMarked
package io.tributary.bench.table;

import org.jspecify.annotations.NullMarked;
