/** Vehicles in Postgres: what is kept of their telemetry, and what is shown of it. */
@NullMarked
package io.tributary.projector.telemetry;

import org.jspecify.annotations.NullMarked;
