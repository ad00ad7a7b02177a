/** Holds the table of settings against the code. */
@NullMarked
package io.tributary.standalone.settings;

import org.jspecify.annotations.NullMarked;
