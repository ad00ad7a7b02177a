package io.tributary.bench.feed;

import java.nio.charset.StandardCharsets;

/** Lines of a feed: a change each, and at the very end one that says where the reader stands. */
final class LinesBody implements ChangeSink {
    private static final byte[] END = "{\"cursor\":".getBytes(StandardCharsets.UTF_8);

    private final ChangeSink sink;
    private boolean ended;

    LinesBody(ChangeSink sink) {
        this.sink = sink;
    }

    @Override
    public void change(byte[] line, int from, int to) {
        if (ended) {
            throw new IllegalStateException("the feed goes on behind its end");
        }
        if (Lines.startsWith(line, from, to, END)) {
            ended = true;
        } else {
            sink.change(line, from, to);
        }
    }

    /** There is nothing more to come. */
    void end() {
        if (!ended) {
            throw new IllegalStateException("the feed was cut short");
        }
    }
}
