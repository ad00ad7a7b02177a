package io.tributary.projector.pull;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.projector.entity.EntityTable;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers pulls of the feed and of single entities. */
final class PullHandler {
    private final EntityTable entities = new EntityTable();
    private final Parameters parameters;
    private final Pages pages;
    private final TenantReads reads;
    private final int entitiesMax;
    private final DistributionSummary rows;
    private final DistributionSummary bytes;

    PullHandler(Parameters parameters, Pages pages, TenantReads reads, int entitiesMax,
            MeterRegistry meters) {
        this.parameters = parameters;
        this.pages = pages;
        this.reads = reads;
        this.entitiesMax = entitiesMax;
        this.rows = DistributionSummary.builder("tributary.projector.page.rows")
                .description("changes in a page").register(meters);
        this.bytes = DistributionSummary.builder("tributary.projector.page.bytes")
                .baseUnit("bytes").description("size of a page").register(meters);
    }

    Mono<ServerResponse> page(ServerRequest request) {
        return Mono.fromSupplier(() -> parameters.page(request)).flatMap(
                query -> pages.read(query).flatMap(page -> answer(page, query.separator())));
    }

    private Mono<ServerResponse> answer(Page page, String separator) {
        rows.record(page.rows());
        bytes.record((double) page.bytes());
        var texts = page.lanes().stream().map(lane -> lane.slice().changes()).toList();
        return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                .header("Tributary-Positions", page.positions().toString())
                .header("Tributary-More", Boolean.toString(page.more()))
                .header("Tributary-Count", Integer.toString(page.rows()))
                .header("Tributary-Heads", page.heads().positions().toString())
                .header("Tributary-Lamport", Long.toString(page.heads().lamport()))
                .body(Joined.of("", texts, separator, "").body());
    }

    Mono<ServerResponse> entity(ServerRequest request) {
        return Mono.fromSupplier(() -> new Named(parameters.tenant(request),
                parameters.entity(request)))
                .flatMap(named -> reads.in(named.tenant(),
                        connection -> entities.find(connection, named.tenant(), named.entity())))
                .flatMap(kept -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON)
                        .header("Tributary-Version", Long.toString(kept.version()))
                        .header("Tributary-Deleted", Boolean.toString(kept.deleted()))
                        .body(Joined.of("", List.of(kept.change()), "", "").body()))
                .switchIfEmpty(Mono.defer(() -> Problems.of(ProblemCode.NOT_FOUND,
                        "There is no entity of this type and id.")));
    }

    Mono<ServerResponse> entities(ServerRequest request) {
        return request.bodyToMono(byte[].class).defaultIfEmpty(new byte[0])
                .flatMap(body -> reads.in(parameters.tenant(request),
                        connection -> entities.find(connection, parameters.tenant(request),
                                EntitiesBody.read(body, entitiesMax))))
                .flatMap(changes -> ServerResponse.ok()
                        .contentType(MediaType.APPLICATION_NDJSON)
                        .body(Joined.of("", List.of(changes), "", "").body()));
    }

    /** The entity that a path names. */
    private record Named(TenantId tenant, EntityRef entity) {}
}
