/** Two tellings of the same rows, compared by the digests of their ranges. */
@NullMarked
package io.tributary.cli.verify;

import org.jspecify.annotations.NullMarked;
