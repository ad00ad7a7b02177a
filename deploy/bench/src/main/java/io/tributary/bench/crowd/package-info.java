/** The tenants and nodes of a run: registered for it, or given. */
@NullMarked
package io.tributary.bench.crowd;

import org.jspecify.annotations.NullMarked;
