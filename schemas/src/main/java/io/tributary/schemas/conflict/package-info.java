/** What lost, or what a person has to settle, with both sides. */
@NullMarked
package io.tributary.schemas.conflict;

import org.jspecify.annotations.NullMarked;
