/** The hub as its clients see it: the native protocol over HTTP. */
@NullMarked
package io.tributary.bench.hub;

import org.jspecify.annotations.NullMarked;
