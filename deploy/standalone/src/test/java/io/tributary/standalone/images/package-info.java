/** The images and the compose stack, checked without a container engine. */
@NullMarked
package io.tributary.standalone.images;

import org.jspecify.annotations.NullMarked;
