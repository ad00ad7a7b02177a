package io.tributary.projector.pull;

import io.r2dbc.spi.Connection;
import io.tributary.projector.entity.EntityTable;
import io.tributary.projector.entity.LedgerTable;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows what was counted on a field of an entity, and whether the field is the sum of it. */
final class LedgerHandler {
    private final EntityTable entities = new EntityTable();
    private final LedgerTable ledger = new LedgerTable();
    private final Parameters parameters;
    private final TenantReads reads;

    LedgerHandler(Parameters parameters, TenantReads reads) {
        this.parameters = parameters;
        this.reads = reads;
    }

    Mono<ServerResponse> page(ServerRequest request) {
        return Mono.fromSupplier(() -> parameters.ledger(request))
                .flatMap(query -> reads.in(query.counter().tenant(),
                        connection -> read(connection, query))
                        .flatMap(shown -> answer(query, shown)))
                .switchIfEmpty(Mono.defer(() -> Problems.of(ProblemCode.NOT_FOUND,
                        "There is no entity of this type and id.")));
    }

    private Mono<Shown> read(Connection connection, LedgerQuery query) {
        var counter = query.counter();
        return entities.find(connection, counter.tenant(), counter.entity())
                .flatMap(entity -> ledger.sum(connection, counter)
                        // One more than the page may have tells whether there are others.
                        .flatMap(sum -> ledger.page(connection, counter, query.after(),
                                query.rowsMax() + 1)
                                .map(entries -> new Shown(value(entity, counter.field()), sum,
                                        entries))));
    }

    private static @Nullable BigDecimal value(EntityTable.Kept entity, String field) {
        var bytes = new byte[entity.change().remaining()];
        entity.change().duplicate().get(bytes);
        var value = Json.MAPPER.readTree(bytes).path("data").path(field);
        return value.isNumber() ? value.decimalValue() : null;
    }

    private static Mono<ServerResponse> answer(LedgerQuery query, Shown shown) {
        var entries = shown.entries().stream().limit(query.rowsMax()).toList();
        var value = shown.value();
        var end = "],\"sum\":" + shown.sum()
                + ",\"value\":" + value
                + ",\"balanced\":" + (value != null && value.compareTo(shown.sum()) == 0)
                + ",\"cursor\":\""
                + (entries.isEmpty() ? query.after() : entries.getLast().seq())
                + "\",\"hasMore\":" + (shown.entries().size() > entries.size()) + "}";
        List<ByteBuffer> changes = entries.stream().map(LedgerTable.Kept::change).toList();
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                .body(Joined.of("{\"entries\":[", changes, ",", end).body());
    }

    /** @param value null if the entity is deleted or has no number of this name */
    private record Shown(@Nullable BigDecimal value, BigDecimal sum,
            List<LedgerTable.Kept> entries) {}
}
