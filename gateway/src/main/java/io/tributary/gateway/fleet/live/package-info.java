/** Shows what a vehicle measures now, while somebody watches. */
@NullMarked
package io.tributary.gateway.fleet.live;

import org.jspecify.annotations.NullMarked;
