/** From Kafka to Postgres: a batch's rows, heads and offsets in one fenced transaction. */
@NullMarked
package io.tributary.projector.consume;

import org.jspecify.annotations.NullMarked;
