/** How an entity type merges, as data. */
@NullMarked
package io.tributary.schemas.policy;

import org.jspecify.annotations.NullMarked;
