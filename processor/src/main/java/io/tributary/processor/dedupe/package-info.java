/** Recognises a push that has already taken effect. */
@NullMarked
package io.tributary.processor.dedupe;

import org.jspecify.annotations.NullMarked;
