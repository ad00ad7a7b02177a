package io.tributary.bench.fake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/** Unpacks a body. */
final class Gunzip {
    private Gunzip() {}

    static byte[] of(byte[] packed) {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return unpacked.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
