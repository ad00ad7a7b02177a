package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Problem;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Recommendations that the hub makes out of a playbook's rule, when a device asks for one. */
final class Generating {
    /** An id has four digits, so on a busy day a few are tried until one is free. */
    private static final int IDS_TRIED_MAX = 20;

    private final Playbooks playbooks;
    private final Records records;
    private final Writes writes;

    Generating(Playbooks playbooks, Records records, Writes writes) {
        this.playbooks = playbooks;
        this.records = records;
        this.writes = writes;
    }

    Mono<JsonNode> recommendation(Principal principal, IdempotencyKey key, Document wish) {
        var asked = Documents.tree(wish);
        var playbookId = asked.path("playbookId").asString();
        return observation(principal, asked.path("observationId").asString())
                .zipWith(playbook(principal, playbookId, asked.path("playbookVersion").asInt()),
                        (observation, playbook) -> Advice.of(asked, observation, playbook))
                .flatMap(advice -> advice.isPresent()
                        ? store(principal, key, advice.get(), 0)
                        : missing("rule for the observation's issue in the playbook"));
    }

    private Mono<JsonNode> observation(Principal principal, String id) {
        return records.find(principal, Kind.OBSERVATION.type(), id).map(Playbooks::data)
                .switchIfEmpty(missing("observation " + id));
    }

    private Mono<JsonNode> playbook(Principal principal, String id, int version) {
        return playbooks.version(principal, id, version)
                .switchIfEmpty(missing("version " + version + " of playbook " + id));
    }

    private Mono<JsonNode> store(Principal principal, IdempotencyKey key, Advice advice,
            int tried) {
        if (tried == IDS_TRIED_MAX) {
            return Mono.error(() -> Problem.passing(ProblemCode.UNAVAILABLE,
                    "there is no free id for a recommendation").toException());
        }
        int number = (int) Math.floorMod(
                Names.uuid(principal.node().node(), key).getLeastSignificantBits() + tried,
                10_000L);
        var recommendation = advice.numbered(number);
        var document = Documents.of(recommendation);
        return records.find(principal, Kind.RECOMMENDATION.type(),
                Kind.RECOMMENDATION.ref(document).id()).hasElement()
                .flatMap(taken -> taken ? store(principal, key, advice, tried + 1)
                        : put(principal, key, document, number).thenReturn(recommendation));
    }

    private Mono<Void> put(Principal principal, IdempotencyKey key, Document recommendation,
            int number) {
        return writes.push(principal, Writes.Name.of("generate", key, number),
                List.of(new Operation.Put(0, Kind.RECOMMENDATION.ref(recommendation),
                        Basis.onVersion(0L), recommendation)))
                .flatMap(settled -> records.visible(principal.tenant(), settled.positions()));
    }

    private static <T> Mono<T> missing(String what) {
        return Mono.error(() -> Refusal.notFound(what).toException());
    }
}
