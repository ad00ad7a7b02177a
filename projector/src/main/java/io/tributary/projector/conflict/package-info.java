/** Conflicts as they are kept: what lost and why, found by status and by entity. */
@NullMarked
package io.tributary.projector.conflict;

import org.jspecify.annotations.NullMarked;
