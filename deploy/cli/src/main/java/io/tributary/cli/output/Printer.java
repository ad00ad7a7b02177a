package io.tributary.cli.output;

import io.tributary.schemas.codec.Json;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints what the hub answers in the form that was asked for. */
public final class Printer {
    private final PrintWriter out;
    private final Format format;

    public Printer(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    /** A table of the rows, which stands there without any row too; as JSON, a line for each. */
    public void rows(List<Column> columns, Collection<JsonNode> rows) {
        switch (format) {
            case TABLE -> Table.lines(columns.stream().map(Column::heading).toList(),
                    rows.stream().map(row -> columns.stream()
                            .map(column -> column.text().apply(row)).toList()).toList())
                    .forEach(out::println);
            case JSON -> rows.forEach(row -> out.println(Json.MAPPER.writeValueAsString(row)));
        }
        out.flush();
    }

    /** One thing: its members below each other; as JSON, in one line. */
    public void one(List<Column> members, JsonNode thing) {
        switch (format) {
            case TABLE -> Table.lines(List.of("", ""), members.stream()
                    .map(member -> List.of(member.heading(), member.text().apply(thing)))
                    .toList()).stream().skip(1).forEach(out::println);
            case JSON -> out.println(Json.MAPPER.writeValueAsString(thing));
        }
        out.flush();
    }
}
