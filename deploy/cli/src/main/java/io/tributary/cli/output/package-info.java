/** Answers of the hub as tables for people or as lines of JSON for programs. */
@NullMarked
package io.tributary.cli.output;

import org.jspecify.annotations.NullMarked;
