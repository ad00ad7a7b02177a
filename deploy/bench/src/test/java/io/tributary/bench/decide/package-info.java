/** How fast the processor decides, without Kafka, stores and JSON around it. */
@NullMarked
package io.tributary.bench.decide;

import org.jspecify.annotations.NullMarked;
