/** A real Kafka broker, which is its own controller, inside this JVM with its data on disk. */
@NullMarked
package io.tributary.embedded.broker;

import org.jspecify.annotations.NullMarked;
