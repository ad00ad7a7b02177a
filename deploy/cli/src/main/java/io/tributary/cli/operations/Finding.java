package io.tributary.cli.operations;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not come on.
 *
 * @param what in a word
 * @param where stage, partition, lane, tenant or vehicle
 * @param age since when; null if nobody knows
 * @param why as far as it can be told, and where to look next
 */
record Finding(String what, String where, @Nullable Duration age, String why) {}
