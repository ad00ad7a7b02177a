/** Tests of this package's promises. */
@NullMarked
package io.tributary.bench.drive;

import org.jspecify.annotations.NullMarked;
