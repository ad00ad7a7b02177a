/** The nouns that every part of the hub shares. */
@NullMarked
package io.tributary.schemas.value;

import org.jspecify.annotations.NullMarked;
