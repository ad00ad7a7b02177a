package io.tributary.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Says now and then how far a long reading has come. */
final class Progress {
    private static final long PAUSE_NANOS = 2_000_000_000L;

    private final PrintWriter err;
    private long spokeAt = System.nanoTime();
    private String what = "";
    private long length;
    private long done;

    Progress(PrintWriter err) {
        this.err = err;
    }

    void begin(String newWhat, long newLength) {
        what = newWhat;
        length = newLength;
        done = 0;
    }

    void step() {
        done++;
        if (System.nanoTime() - spokeAt > PAUSE_NANOS) {
            spokeAt = System.nanoTime();
            err.printf(Locale.ROOT, "%s: %,d of about %,d records%n", what, done, length);
            err.flush();
        }
    }
}
