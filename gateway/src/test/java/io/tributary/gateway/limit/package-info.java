/** What tenants and nodes may do. */
@NullMarked
package io.tributary.gateway.limit;

import org.jspecify.annotations.NullMarked;
