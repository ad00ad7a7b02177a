/** The load tool's command line: what may be asked for, and what is printed. */
@NullMarked
package io.tributary.bench;

import org.jspecify.annotations.NullMarked;
