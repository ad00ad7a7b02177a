package io.tributary.bench.feed;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a page, {@code {"changes": [...], "cursor": "...", "hasMore": true}}, into its changes by
 * counting brackets: a change is looked into only by those who want to.
 */
final class Page {
    private static final int IN_PAGE = 1;
    private static final int IN_CHANGES = 2;

    private final byte[] bytes;
    private final int to;
    private int at;
    private int depth;
    private int changeFrom;
    private String name = "";
    private @Nullable String cursor;
    private boolean hasMore;

    private Page(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.to = to;
    }

    /** Where the reader stands after a page. */
    record End(String cursor, boolean hasMore) {}

    static End read(byte[] bytes, int from, int to, ChangeSink sink) {
        return new Page(bytes, from, to).read(sink);
    }

    private End read(ChangeSink sink) {
        for (; at < to; at++) {
            switch (bytes[at]) {
                case '"' -> string();
                case '{', '[' -> open();
                case '}', ']' -> close(sink);
                case 't' -> hasMore |= depth == IN_PAGE && name.equals("hasMore");
                default -> {
                    // White space, numbers and what stands between values.
                }
            }
        }
        if (cursor == null || depth != 0) {
            throw new IllegalStateException("the page has no cursor or is cut short");
        }
        return new End(cursor, hasMore);
    }

    private void open() {
        if (depth == IN_CHANGES) {
            changeFrom = at;
        }
        depth++;
    }

    private void close(ChangeSink sink) {
        depth--;
        if (depth == IN_CHANGES) {
            sink.change(bytes, changeFrom, at + 1);
        }
    }

    private void string() {
        int from = at + 1;
        for (at = from; bytes[at] != '"'; at++) {
            if (bytes[at] == '\\') {
                at++;
            }
        }
        if (depth == IN_PAGE) {
            member(new String(bytes, from, at - from, StandardCharsets.UTF_8));
        }
    }

    /** Of the page's own members only the cursor's value is a text. */
    private void member(String text) {
        if (name.equals("cursor")) {
            cursor = text;
            name = "";
        } else {
            name = text;
        }
    }
}
