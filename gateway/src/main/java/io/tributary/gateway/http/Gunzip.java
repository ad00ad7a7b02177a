package io.tributary.gateway.http;

import io.tributary.schemas.value.ProblemCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.IntConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks gzip, and stops as soon as more comes out than a decent body would hold. */
final class Gunzip {
    private static final int CHUNK_BYTES = 16 << 10;

    private Gunzip() {}

    /** @param held is told of each piece that came out, and may refuse it */
    static byte[] inflate(byte[] packed, HttpLimits limits, IntConsumer held) {
        long byRatio = (long) packed.length * limits.inflationRatioMax();
        long bytesMax = Math.min(byRatio, limits.inflatedMax().toBytes());
        var inflated = new ByteArrayOutputStream(
                (int) Math.min(bytesMax, Math.max(CHUNK_BYTES, packed.length * 4L)));
        try (var input = new GZIPInputStream(new ByteArrayInputStream(packed), CHUNK_BYTES)) {
            var chunk = new byte[CHUNK_BYTES];
            for (int read = input.read(chunk); read >= 0; read = input.read(chunk)) {
                if (inflated.size() + read > bytesMax) {
                    throw new ProblemException(ProblemCode.BODY_TOO_LARGE, bytesMax == byRatio
                            ? "the body unpacks to more than " + limits.inflationRatioMax()
                                    + " times its size"
                            : "the body unpacks to more than " + bytesMax + " bytes");
                }
                held.accept(read);
                inflated.write(chunk, 0, read);
            }
        } catch (ZipException | EOFException e) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    "the body is not whole gzip: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return inflated.toByteArray();
    }
}
