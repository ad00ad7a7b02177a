/** Who sees which vehicles: nodes their tenant's, persons their own, the operator all. */
@NullMarked
package io.tributary.gateway.fleet.viewer;

import org.jspecify.annotations.NullMarked;
