/** A vehicle as the hub's counterpart: its five answers over HTTP, and where it may be. */
@NullMarked
package io.tributary.gateway.fleet.vehicle;

import org.jspecify.annotations.NullMarked;
