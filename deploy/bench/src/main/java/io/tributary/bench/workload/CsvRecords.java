package io.tributary.bench.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as RFC 4180 has them: a quoted field may hold commas, line ends and quotes
 * that are written twice.
 */
final class CsvRecords {
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final BufferedReader text;
    private int ahead;
    private long lineAhead = 1;
    private long line;

    CsvRecords(BufferedReader text) throws IOException {
        this.text = text;
        this.ahead = text.read();
        if (ahead == BYTE_ORDER_MARK) {
            ahead = text.read();
        }
    }

    /** The line on which the record that was read last begins. */
    long line() {
        return line;
    }

    /** The next record that is not an empty line; null at the end. */
    @Nullable
    List<String> next() throws IOException {
        while (ahead == '\r' || ahead == '\n') {
            take();
        }
        if (ahead == END) {
            return null;
        }
        line = lineAhead;
        var fields = new ArrayList<String>();
        fields.add(field());
        while (ahead == ',') {
            take();
            fields.add(field());
        }
        if (ahead != '\r' && ahead != '\n' && ahead != END) {
            throw new BadInput(lineAhead, "a quoted field is followed by '" + (char) ahead + "'");
        }
        return fields;
    }

    private String field() throws IOException {
        return ahead == '"' ? quoted() : plain();
    }

    private String plain() throws IOException {
        var field = new StringBuilder();
        while (ahead != ',' && ahead != '\r' && ahead != '\n' && ahead != END) {
            if (ahead == '"') {
                throw new BadInput(lineAhead, "a quote inside a field that is not quoted");
            }
            field.append(take());
        }
        return field.toString();
    }

    private String quoted() throws IOException {
        long opened = lineAhead;
        var field = new StringBuilder();
        take();
        while (true) {
            if (ahead == END) {
                throw new BadInput(opened, "a quote is opened and never closed");
            }
            char taken = take();
            if (taken != '"') {
                field.append(taken);
            } else if (ahead == '"') {
                field.append(take());
            } else {
                return field.toString();
            }
        }
    }

    private char take() throws IOException {
        char taken = (char) ahead;
        if (taken == '\n') {
            lineAhead++;
        }
        ahead = text.read();
        return taken;
    }
}
