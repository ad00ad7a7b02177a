/** Field devices that sync in batches: what they send, what they must hold in the end. */
@NullMarked
package io.tributary.bench.batch;

import org.jspecify.annotations.NullMarked;
