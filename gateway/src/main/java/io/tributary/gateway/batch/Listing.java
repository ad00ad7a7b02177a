package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.schemas.value.Positions;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The records that changed last, the latest first, as the web console shows them. */
final class Listing {
    private final Downstream downstream;
    private final HeadsView heads;
    private final BatchSettings settings;

    Listing(Downstream downstream, HeadsView heads, BatchSettings settings) {
        this.downstream = downstream;
        this.heads = heads;
        this.settings = settings;
    }

    Mono<List<JsonNode>> of(Principal principal, Kind kind) {
        return Mono.defer(() -> downstream.after(principal, List.of(kind.type()),
                lately(heads.of(principal.tenant().tenant())), Positions.START, _ -> true))
                .map(news -> news.records().reversed().stream()
                        .map(record -> Objects.requireNonNull(record.data())).toList());
    }

    /** Some way back from the heads, so that a list costs the same however long the history. */
    private Positions lately(Positions now) {
        var from = Positions.START;
        for (var lane : now.seqs().entrySet()) {
            from = from.with(lane.getKey(),
                    Math.max(0, lane.getValue() - settings.listedChanges()));
        }
        return from;
    }
}
