/** Batch sync without a hub behind it. */
@NullMarked
package io.tributary.gateway.batch;

import org.jspecify.annotations.NullMarked;
