/** The readers of what vehicles have answered (contract fleet, section 6). */
@NullMarked
package io.tributary.gateway.fleet;

import org.jspecify.annotations.NullMarked;
