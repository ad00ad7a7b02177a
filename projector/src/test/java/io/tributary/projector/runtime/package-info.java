/** The projector as a whole. */
@NullMarked
package io.tributary.projector.runtime;

import org.jspecify.annotations.NullMarked;
