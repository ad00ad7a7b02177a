/** Decides a lane's history again, under two policy files at once. */
@NullMarked
package io.tributary.cli.replay;

import org.jspecify.annotations.NullMarked;
