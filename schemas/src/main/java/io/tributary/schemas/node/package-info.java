/** The registry: tenants, their nodes and the tokens that prove who is calling. */
@NullMarked
package io.tributary.schemas.node;

import org.jspecify.annotations.NullMarked;
