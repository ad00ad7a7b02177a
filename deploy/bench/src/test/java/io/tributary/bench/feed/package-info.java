/** Tests of this package's promises. */
@NullMarked
package io.tributary.bench.feed;

import org.jspecify.annotations.NullMarked;
