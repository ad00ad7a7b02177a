/** A hub's admin API, as its operator's programs call it. */
@NullMarked
package io.tributary.cli.hub;

import org.jspecify.annotations.NullMarked;
