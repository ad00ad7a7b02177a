/** Who is calling: tokens, the registry that knows them, and the principal that follows. */
@NullMarked
package io.tributary.gateway.access;

import org.jspecify.annotations.NullMarked;
