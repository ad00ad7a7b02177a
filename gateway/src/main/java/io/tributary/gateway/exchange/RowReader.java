package io.tributary.gateway.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tributary.gateway.pull.Page;
import io.tributary.gateway.pull.StoredEntity;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;

/** Reads changes as the projector shows them. */
final class RowReader {
    private static final ObjectReader ONE = Json.MAPPER.readerFor(RowJson.class);
    private static final ObjectReader ALL = Json.MAPPER.readerFor(RowJson[].class);

    private RowReader() {}

    static Row one(StoredEntity entity) {
        RowJson row = ONE.readValue(entity.change());
        return row.toRow();
    }

    /** A page is bounded by its rows, and each of those by the largest entity. */
    static Mono<List<Row>> all(Page page) {
        return DataBufferUtils.join(page.body()).map(RowReader::rows)
                .defaultIfEmpty(List.of());
    }

    private static List<Row> rows(DataBuffer changes) {
        var array = Collections.enumeration(List.of(bytes("["), changes.asInputStream(true),
                bytes("]")));
        RowJson[] rows = ALL.readValue(new SequenceInputStream(array));
        return Arrays.stream(rows).map(RowJson::toRow).toList();
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(US_ASCII));
    }

    /** A change; what an exchange has no use for is passed over. */
    private record RowJson(long seq, String type, String id, long version, @Nullable Long created,
            @Nullable Map<String, @Nullable Object> data, UUID origin) {
        Row toRow() {
            return new Row(new EntityRef(type, id), seq, version,
                    Objects.requireNonNullElse(created, 0L), new NodeId(origin),
                    data == null ? null : new Document(data));
        }
    }
}
