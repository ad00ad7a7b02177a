package io.tributary.gateway.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.schemas.value.Document;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * What the hub keeps of a request and its answer, packed, because records are alike.
 *
 * @param name what it is kept under
 * @param request the digest of the request's content
 * @param answer null where only the content is kept
 */
record KeptAnswer(String name, String request, @Nullable String answer) {
    private static final String NAME = "name";
    private static final String REQUEST = "request";
    private static final String ANSWER = "answer";
    private static final int OVERHEAD_BYTES = 300;

    static KeptAnswer of(Stored stored) {
        var data = Objects.requireNonNull(stored.data());
        var packed = data.path(ANSWER);
        return new KeptAnswer(data.path(NAME).asString(""), data.path(REQUEST).asString(),
                packed.isString() ? unpacked(packed.asString()) : null);
    }

    /** Without the answer if that would be larger than {@code max} in the hub's own record. */
    KeptAnswer within(DataSize max) {
        return answer == null || packed(answer).length() <= max.toBytes() ? this
                : new KeptAnswer(name, request, null);
    }

    Optional<String> body() {
        return Optional.ofNullable(answer);
    }

    int weight() {
        return OVERHEAD_BYTES + (answer == null ? 0 : 2 * answer.length());
    }

    Document document() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put(NAME, name);
        fields.put(REQUEST, request);
        if (answer != null) {
            fields.put(ANSWER, packed(answer));
        }
        return new Document(fields);
    }

    private static String packed(String answer) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(answer.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String unpacked(String packed) {
        try (var gzip = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            return new String(gzip.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
