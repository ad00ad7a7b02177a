/** The shape of a decision: pure, so that it can be replayed tomorrow with the same result. */
@NullMarked
package io.tributary.processor.decide;

import org.jspecify.annotations.NullMarked;
