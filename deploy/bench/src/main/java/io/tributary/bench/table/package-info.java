/** The table as one run: its rows, its goals and their Markdown. */
@NullMarked
package io.tributary.bench.table;

import org.jspecify.annotations.NullMarked;
