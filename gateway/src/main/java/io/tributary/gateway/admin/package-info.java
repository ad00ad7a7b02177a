/** The registry from outside: tenants, nodes and tokens are made, listed and revoked. */
@NullMarked
package io.tributary.gateway.admin;

import org.jspecify.annotations.NullMarked;
