/** Vehicles that only answer, thousands in one process, each value following from a seed and the time. */
@NullMarked
package io.tributary.bench.vehicle;

import org.jspecify.annotations.NullMarked;
