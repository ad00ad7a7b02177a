/** Numbers out of a run: latencies, rates, trends and errors by kind. */
@NullMarked
package io.tributary.bench.measure;

import org.jspecify.annotations.NullMarked;
