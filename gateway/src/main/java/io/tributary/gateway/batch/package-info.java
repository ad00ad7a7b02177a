/** Batch sync of field devices: its routes, its wire types and their translation. */
@NullMarked
package io.tributary.gateway.batch;

import org.jspecify.annotations.NullMarked;
