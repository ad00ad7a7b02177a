/** Vehicles: what they answered, what is left of it once it is clean, and how far each was pulled. */
@NullMarked
package io.tributary.schemas.fleet;

import org.jspecify.annotations.NullMarked;
