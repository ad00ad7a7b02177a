/** Tests of this package's promises, with real servers. */
@NullMarked
package io.tributary.bench.limits;

import org.jspecify.annotations.NullMarked;
