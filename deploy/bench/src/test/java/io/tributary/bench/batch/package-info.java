/** Tests of the devices. */
@NullMarked
package io.tributary.bench.batch;

import org.jspecify.annotations.NullMarked;
