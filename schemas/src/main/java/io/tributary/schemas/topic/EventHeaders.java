package io.tributary.schemas.topic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** CloudEvents attributes of a record, in the Kafka protocol binding's binary mode. */
public final class EventHeaders {
    private static final byte[] SPEC_VERSION = utf8("1.0");
    private static final byte[] CONTENT_TYPE = utf8("application/json");

    private EventHeaders() {}

    /**
     * @param type what happened, such as {@code io.tributary.change}
     * @param source who says so, such as {@code /processor}
     * @param id unique for this source: the same event sent again has the same
     */
    public static Headers of(String type, String source, String id, Instant time) {
        return with(shared(type, source, time), id);
    }

    /** What events of one kind and one moment have in common, so that it is written out once. */
    public static Headers shared(String type, String source, Instant time) {
        return new RecordHeaders().add("ce_specversion", SPEC_VERSION).add("ce_type", utf8(type))
                .add("ce_source", utf8(source)).add("ce_time", utf8(time.toString()))
                .add("content-type", CONTENT_TYPE);
    }

    /** @param shared see {@link #shared} */
    public static Headers with(Headers shared, String id) {
        return new RecordHeaders(shared).add("ce_id", utf8(id));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
