/** Entities as the pull feed: one row each, at the place of its latest change, and lane heads. */
@NullMarked
package io.tributary.projector.entity;

import org.jspecify.annotations.NullMarked;
