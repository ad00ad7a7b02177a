package io.tributary.cli.output;

import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A column of a table.
 *
 * @param text what a row has there; empty for nothing
 */
public record Column(String heading, Function<JsonNode, String> text) {
    /** A member of the row, by its JSON pointer. */
    public static Column of(String heading, String pointer) {
        return new Column(heading, row -> text(row.at(pointer)));
    }

    /** Lists with commas between their values; whatever is not there is nothing. */
    private static String text(JsonNode value) {
        if (value.isArray()) {
            return String.join(",", value.valueStream().map(Column::text).toList());
        }
        return value.isMissingNode() || value.isNull() ? ""
                : value.isValueNode() ? value.asString() : value.toString();
    }
}
