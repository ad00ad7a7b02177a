/** What a node asks for: a push of operations, on its way to the processor. */
@NullMarked
package io.tributary.schemas.push;

import org.jspecify.annotations.NullMarked;
