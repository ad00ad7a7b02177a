/** Decides what a push makes of the entities that it touches. */
@NullMarked
package io.tributary.processor.conflict;

import org.jspecify.annotations.NullMarked;
