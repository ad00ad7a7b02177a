/** How the projector speaks to Postgres: its two roles' connections, arrays in binary form. */
@NullMarked
package io.tributary.projector.postgres;

import org.jspecify.annotations.NullMarked;
