/** Sets roasteries up by way of a hub's admin API, part by part or out of files. */
@NullMarked
package io.tributary.cli.roastery;

import org.jspecify.annotations.NullMarked;
