/** A hub that pulls a simulated fleet, and the check that it holds what the vehicles recorded. */
@NullMarked
package io.tributary.bench.fleet;

import org.jspecify.annotations.NullMarked;
