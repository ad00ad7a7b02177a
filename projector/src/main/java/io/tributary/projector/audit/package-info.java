/** The audit as it is kept: one row an entry, added and never changed. */
@NullMarked
package io.tributary.projector.audit;

import org.jspecify.annotations.NullMarked;
