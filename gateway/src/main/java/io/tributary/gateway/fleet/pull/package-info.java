/** Pulls the vehicles: which, when, which windows, and all of it into Kafka once. */
@NullMarked
package io.tributary.gateway.fleet.pull;

import org.jspecify.annotations.NullMarked;
