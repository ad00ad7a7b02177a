/** Many participants that take their turns at a pace of their own, and what came of the turns. */
@NullMarked
package io.tributary.bench.rounds;

import org.jspecify.annotations.NullMarked;
