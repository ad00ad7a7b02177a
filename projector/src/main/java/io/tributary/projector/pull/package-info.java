/** The internal pull API: pages of a tenant's feed, entities and conflicts, straight from Postgres. */
@NullMarked
package io.tributary.projector.pull;

import org.jspecify.annotations.NullMarked;
