/** Hands a push to Kafka and waits for its receipt. */
@NullMarked
package io.tributary.gateway.push;

import org.jspecify.annotations.NullMarked;
