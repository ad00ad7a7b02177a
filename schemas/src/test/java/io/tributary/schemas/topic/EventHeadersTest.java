package io.tributary.schemas.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The headers that make a record a CloudEvent. */
class EventHeadersTest {
    @Test
    void areThoseOfTheKafkaBindingInBinaryMode() {
        var headers = new LinkedHashMap<String, String>();
        EventHeaders.of("io.tributary.change", "/processor", "7",
                Instant.parse("2026-03-01T12:00:00.5Z"))
                .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));

        assertThat(headers).containsExactlyInAnyOrderEntriesOf(Map.of("ce_specversion", "1.0",
                "ce_type", "io.tributary.change", "ce_source", "/processor", "ce_id", "7",
                "ce_time", "2026-03-01T12:00:00.500Z", "content-type", "application/json"));
    }
}
