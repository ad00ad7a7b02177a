/** What became of a push, operation by operation, on its way back to the node. */
@NullMarked
package io.tributary.schemas.receipt;

import org.jspecify.annotations.NullMarked;
