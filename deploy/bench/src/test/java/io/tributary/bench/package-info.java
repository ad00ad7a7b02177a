/** Tests of the whole program against a fake hub. */
@NullMarked
package io.tributary.bench;

import org.jspecify.annotations.NullMarked;
