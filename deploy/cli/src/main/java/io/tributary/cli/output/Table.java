package io.tributary.cli.output;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lays text out in columns. */
final class Table {
    /** Longer text is cut off; JSON has it in full. */
    static final int CELL_MAX = 100;
    private static final String GAP = "  ";

    private Table() {}

    /** The headings and the rows, a line each, without blanks at the end. */
    static List<String> lines(List<String> headings, List<List<String>> rows) {
        var cells = Stream.concat(Stream.of(headings), rows.stream())
                .map(row -> row.stream().map(Table::cell).toList()).toList();
        var widths = IntStream.range(0, headings.size())
                .map(column -> cells.stream().mapToInt(row -> width(row.get(column))).max()
                        .orElseThrow())
                .toArray();
        return cells.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            line.append(cell).repeat(' ', widths[column] - width(cell)).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    /** Whatever came from a node must not reach a terminal as anything but text. */
    static String cell(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return width(plain) <= CELL_MAX ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, CELL_MAX - 1)) + "…";
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
