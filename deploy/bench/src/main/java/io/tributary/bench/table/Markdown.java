package io.tributary.bench.table;

import java.util.List;

/** The table as it goes into a README. */
public final class Markdown {
    private Markdown() {}

    public static String of(List<Row> rows) {
        var text = new StringBuilder("""
                | what | measured | at least | aim | met | beside the raw limits |
                |---|---|---|---|---|---|
                """);
        for (var row : rows) {
            text.append("| ").append(String.join(" | ", row.what(), row.measured(), row.atLeast(),
                    row.aim(), row.met(), row.beside())).append(" |\n");
        }
        return text.toString();
    }
}
