package io.tributary.gateway.batch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.gateway.access.Principal;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The playbooks of a tenant: the active version and the earlier ones. */
final class Playbooks {
    static final String TYPE = "batch.playbook";
    /** Id: playbook/version. Lies in the playbook's lane, as its patches do. */
    static final String VERSION_TYPE = "batch.playbook-version";

    private static final Duration FOR_EVER = Duration.ofMillis(Long.MAX_VALUE);

    private final Records records;
    private final Writes writes;
    private final HeadsView heads;
    private final Seed seed;
    private final Cache<TenantId, Read> summaries;

    Playbooks(Records records, Writes writes, HeadsView heads, BatchSettings settings) {
        this.records = records;
        this.writes = writes;
        this.heads = heads;
        seed = Seed.read(settings.playbook());
        summaries = Caffeine.newBuilder().maximumSize(settings.devicesMax()).build();
    }

    /** The playbook that devices are told of. */
    String told() {
        return seed.playbookId();
    }

    /**
     * What devices are told of their playbook. Read anew only when the tenant has news, and once for
     * all who ask meanwhile: a busy tenant always has news.
     */
    Mono<SyncJson.PlaybookJson> summary(Principal principal) {
        return Mono.defer(() -> {
            var tenant = principal.tenant().tenant();
            // Taken before the question: only heads that come after it can change the answer.
            var now = heads.of(tenant);
            return summaries.asMap().compute(tenant, (_, known) -> known != null
                    && known.at().equals(now) ? known : new Read(now, shared(principal))).summary();
        });
    }

    private Mono<SyncJson.PlaybookJson> shared(Principal principal) {
        return active(principal, told()).map(Playbooks::data).map(SyncJson.PlaybookJson::of)
                .cache(_ -> FOR_EVER, _ -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** Empty if there is no such playbook. */
    Mono<Stored> active(Principal principal, String playbookId) {
        var found = records.find(principal, TYPE, playbookId);
        return playbookId.equals(told())
                ? found.switchIfEmpty(Mono.defer(() -> plant(principal))
                        .then(Mono.defer(() -> records.find(principal, TYPE, playbookId))))
                : found;
    }

    /** An earlier version or the active one; empty if there is none of this number. */
    Mono<JsonNode> version(Principal principal, String playbookId, int version) {
        return active(principal, playbookId).map(Playbooks::data)
                .filter(playbook -> playbook.path("version").asInt() == version)
                .switchIfEmpty(Mono.defer(() -> records
                        .find(principal, VERSION_TYPE, playbookId + "/" + version)
                        .map(Playbooks::data)));
    }

    static JsonNode data(Stored stored) {
        return Objects.requireNonNull(stored.data());
    }

    // Its base is "there is none yet", so of two that plant at once only one has an effect.
    private Mono<Void> plant(Principal principal) {
        var put = new Operation.Put(0, new EntityRef(TYPE, told()), Basis.onVersion(0L),
                Documents.of(seed.playbook()));
        return writes.push(principal, Writes.Name.of("seed", told(),
                SyncRequest.digest(put.data())), List.of(put))
                .flatMap(settled -> records.visible(principal.tenant(), settled.positions()));
    }

    /** @param at the heads that were known before it was asked for */
    private record Read(Positions at, Mono<SyncJson.PlaybookJson> summary) {}
}
