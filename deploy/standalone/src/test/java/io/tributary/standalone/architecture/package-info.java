/** Holds the table of packages and checks the code against it. */
@NullMarked
package io.tributary.standalone.architecture;

import org.jspecify.annotations.NullMarked;
