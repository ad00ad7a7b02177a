/** The picture, the stores, and the shells that do the I/O around the decisions. */
@NullMarked
package io.tributary.processor.topology;

import org.jspecify.annotations.NullMarked;
