/** The operator's command line: what may be asked for, and what is printed. */
@NullMarked
package io.tributary.cli;

import org.jspecify.annotations.NullMarked;
