package io.tributary.bench.table;

/**
 * A line of the table.
 *
 * @param beside what part of the raw limits it is
 */
public record Row(String what, String measured, String atLeast, String aim, String met,
        String beside) {}
