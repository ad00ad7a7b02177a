/** How the differences are shown: to people, and to programs. */
@NullMarked
package io.tributary.cli.report;

import org.jspecify.annotations.NullMarked;
