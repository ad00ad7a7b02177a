/** The hub's own protocol: its routes, its wire types and their translation. */
@NullMarked
package io.tributary.gateway.native_;

import org.jspecify.annotations.NullMarked;
