/** JSON of every family of events: how it is written, read and checked. */
@NullMarked
package io.tributary.schemas.codec;

import org.jspecify.annotations.NullMarked;
