/** Vehicles from the operator's side: added, changed, taken out, and how each of them does. */
@NullMarked
package io.tributary.gateway.fleet.admin;

import org.jspecify.annotations.NullMarked;
