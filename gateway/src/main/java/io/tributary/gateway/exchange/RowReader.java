package io.tributary.gateway.exchange;

import io.tributary.gateway.pull.Page;
import io.tributary.gateway.pull.StoredEntity;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.ObjectReader;

/** Reads changes as the projector shows them. */
final class RowReader {
    private static final ObjectReader ONE = Json.MAPPER.readerFor(RowJson.class);

    private RowReader() {}

    static Row one(StoredEntity entity) {
        RowJson row = ONE.readValue(entity.change());
        return row.toRow();
    }

    static Mono<List<Row>> all(Page page) {
        return page.read(RowJson[].class).map(rows -> rows.stream().map(RowJson::toRow).toList());
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
