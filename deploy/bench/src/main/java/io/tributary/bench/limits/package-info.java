/** The raw limits beside the hub: the same broker and the same Postgres without it. */
@NullMarked
package io.tributary.bench.limits;

import org.jspecify.annotations.NullMarked;
