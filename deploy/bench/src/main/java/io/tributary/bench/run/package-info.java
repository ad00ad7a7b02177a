/** Whole runs: writers, readers, progress, the check afterwards, and what came of it. */
@NullMarked
package io.tributary.bench.run;

import org.jspecify.annotations.NullMarked;
