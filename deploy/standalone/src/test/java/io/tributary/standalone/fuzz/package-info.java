/** Requests of every endpoint, made from its schema: as they should be, nearly so, and hostile. */
@NullMarked
package io.tributary.standalone.fuzz;

import org.jspecify.annotations.NullMarked;
