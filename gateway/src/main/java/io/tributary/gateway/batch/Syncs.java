package io.tributary.gateway.batch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.gateway.access.Principal;
import io.tributary.gateway.batch.Downstream.News;
import io.tributary.gateway.pull.HeadsView;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes a batch in and answers with what is new for the device (contract section 3). */
final class Syncs {
    private final Answers answers;
    private final Writes writes;
    private final Records records;
    private final Patches patches;
    private final Playbooks playbooks;
    private final Downstream downstream;
    private final HeadsView heads;
    private final InstantSource clock;
    private final Cache<Device, Document> devices;

    Syncs(Answers answers, Writes writes, Records records, Patches patches, Playbooks playbooks,
            Downstream downstream, HeadsView heads, InstantSource clock, BatchSettings settings) {
        this.answers = answers;
        this.writes = writes;
        this.records = records;
        this.patches = patches;
        this.playbooks = playbooks;
        this.downstream = downstream;
        this.heads = heads;
        this.clock = clock;
        devices = Caffeine.newBuilder().maximumSize(settings.devicesMax()).build();
    }

    Mono<String> sync(Principal principal, IdempotencyKey key, SyncRequest request) {
        var asked = new Asked(List.of("sync/" + request.syncId(), "sync-key/" + key),
                request.digest());
        return request.isPull()
                ? answers.whileRemembered(principal, asked, greet(principal, key, request)
                        .then(answer(principal, request, Effects.NONE)))
                : answers.once(principal, asked, exchange(principal, key, request));
    }

    private Mono<String> exchange(Principal principal, IdempotencyKey key, SyncRequest request) {
        return writes.push(principal, Writes.Name.of("sync", key), SyncMapper.operations(request))
                .map(settled -> Effects.of(settled.outcomes(), settled.positions()))
                .flatMap(effects -> patch(principal, request, effects))
                .flatMap(effects -> answer(principal, request, effects));
    }

    /** One behind the other: each must be based on what the one before it made (section 3). */
    private Mono<Effects> patch(Principal principal, SyncRequest request, Effects effects) {
        return Flux.fromIterable(request.patches()).map(PlaybookPatch::of)
                .concatMap(patch -> patches.apply(principal, patch)
                        .map(result -> new Patch(patch.patchId(), result)), 1)
                .reduce(effects, (all, patch) -> all.with(patch.id(), patch.result()));
    }

    /**
     * Writes a device down that only pulls. It says every 15 seconds when it last synced, which is
     * worth no record; what else it says seldom changes.
     */
    private Mono<Void> greet(Principal principal, IdempotencyKey key, SyncRequest request) {
        var device = new Device(principal.tenant().tenant(), request.deviceId());
        var lasting = request.device().without("updatedAt").without("lastSyncAt");
        return Mono.defer(() -> lasting.equals(devices.getIfPresent(device)) ? Mono.empty()
                : writes.push(principal, Writes.Name.of("device", key, request.digest()),
                        List.of(SyncMapper.device(request)))
                        .doOnNext(_ -> devices.put(device, lasting)).then());
    }

    private Mono<String> answer(Principal principal, SyncRequest request, Effects effects) {
        return Mono.defer(() -> news(principal, request, effects))
                .flatMap(news -> withRefused(principal, news, effects))
                .zipWith(Mono.defer(() -> playbooks.summary(principal)),
                        (news, playbook) -> Json.MAPPER.writeValueAsString(SyncMapper.toJson(
                                request, effects,
                                BatchCursor.write(principal.tenant(), news.positions()),
                                news.records(), playbook, clock.instant())));
    }

    private Mono<News> news(Principal principal, SyncRequest request, Effects effects) {
        var tenant = principal.tenant();
        Optional<Positions> known = BatchCursor.read(tenant, request.cursor());
        var after = known.orElse(Positions.START);
        if (known.isPresent() && effects.positions().isStart()
                && after.covers(heads.of(tenant.tenant()))) {
            return Mono.just(new News(after, List.of(), 0));
        }
        return downstream.after(principal, Kind.TYPES, after, effects.positions(),
                change -> !effects.asSent().contains(change.ref())
                        && (known.isEmpty() || !isOwn(principal, request, change)));
    }

    /** The device made this very version, in an earlier batch. */
    private static boolean isOwn(Principal principal, SyncRequest request, Stored change) {
        var data = change.data();
        return data != null && change.origin().equals(principal.node().node().value())
                && data.path("deviceId").asString("").equals(request.deviceId());
    }

    /** The hub's version of what it refused goes down, since the device takes its own for synced. */
    private Mono<News> withRefused(Principal principal, News news, Effects effects) {
        var missing = new ArrayList<>(effects.refused());
        news.records().forEach(record -> missing.remove(record.ref()));
        return missing.isEmpty() ? Mono.just(news)
                : records.all(principal, missing).filter(Stored::fits).collectList().map(more -> {
                    var all = new ArrayList<>(news.records());
                    all.addAll(more);
                    return new News(news.positions(), all, news.bytes());
                });
    }

    private record Device(TenantId tenant, String id) {}

    private record Patch(String id, PatchResult result) {}
}
