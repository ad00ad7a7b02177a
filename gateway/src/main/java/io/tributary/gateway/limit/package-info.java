/** What a tenant and a node may do in a time, and what they have done. */
@NullMarked
package io.tributary.gateway.limit;

import org.jspecify.annotations.NullMarked;
