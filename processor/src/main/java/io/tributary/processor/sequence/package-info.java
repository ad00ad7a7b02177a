/** Puts a node's numbered pushes in order: passes, parks, refuses. */
@NullMarked
package io.tributary.processor.sequence;

import org.jspecify.annotations.NullMarked;
