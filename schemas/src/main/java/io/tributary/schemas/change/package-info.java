/** What came of it: accepted changes in lane order, and how far they are visible. */
@NullMarked
package io.tributary.schemas.change;

import org.jspecify.annotations.NullMarked;
