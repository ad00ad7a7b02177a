/** The audit: who did what, or tried to. */
@NullMarked
package io.tributary.schemas.audit;

import org.jspecify.annotations.NullMarked;
