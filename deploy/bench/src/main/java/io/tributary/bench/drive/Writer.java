package io.tributary.bench.drive;

import io.tributary.bench.hub.PushBody;
import io.tributary.bench.hub.Pushes;
import io.tributary.bench.workload.Bytes;
import io.tributary.bench.workload.Script;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A virtual node's pen: sends the pushes of one script, the next when the last is answered. */
public final class Writer {
    private final int number;
    private final Pushes pushes;
    private final Script script;
    private final String keyPrefix;
    private final Bytes json = new Bytes();
    private long pushesWritten;
    private @Nullable String cursor;
    private @Nullable String keyTaken;

    /**
     * @param number its place in the workload
     * @param run stands in its idempotency keys
     */
    public Writer(int number, Pushes pushes, Script script, String run) {
        this.number = number;
        this.pushes = pushes;
        this.script = script;
        this.keyPrefix = run + "-" + number + "-";
    }

    int number() {
        return number;
    }

    Pushes pushes() {
        return pushes;
    }

    Script script() {
        return script;
    }

    /** Writes the next push; the number of its operations, 0 at the end of the script. */
    int write(int operationsMax) {
        int operations = script.write(operationsMax, json);
        if (operations > 0) {
            pushesWritten++;
        }
        return operations;
    }

    PushBody body(boolean gzip) {
        return gzip ? gzipped() : new PushBody(json.array(), json.length(), false);
    }

    /** The idempotency key of the push written last. */
    String key() {
        return keyPrefix + pushesWritten;
    }

    /** The position that contains all of its pushes that have a receipt; null before the first. */
    @Nullable
    String cursor() {
        return cursor;
    }

    /** The last push that was taken without a receipt; null if there is none. */
    @Nullable
    String keyTaken() {
        return keyTaken;
    }

    void settled(String position) {
        cursor = position;
    }

    void taken() {
        keyTaken = key();
    }

    private PushBody gzipped() {
        var bytes = new ByteArrayOutputStream(json.length() / 2);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.array(), 0, json.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PushBody(bytes.toByteArray(), bytes.size(), true);
    }
}
