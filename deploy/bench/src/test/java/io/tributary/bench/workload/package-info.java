/** Tests of this package's promises. */
@NullMarked
package io.tributary.bench.workload;

import org.jspecify.annotations.NullMarked;
