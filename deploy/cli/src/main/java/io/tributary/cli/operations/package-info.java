/** What a person does to run a hub: one file for each command. */
@NullMarked
package io.tributary.cli.operations;

import org.jspecify.annotations.NullMarked;
