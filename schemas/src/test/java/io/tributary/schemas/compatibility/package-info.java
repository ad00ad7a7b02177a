/** Whether a schema may follow upon those that were released: full transitive compatibility. */
@NullMarked
package io.tributary.schemas.compatibility;

import org.jspecify.annotations.NullMarked;
