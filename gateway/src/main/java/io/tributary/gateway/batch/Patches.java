package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.push.Answer;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * Applies patches: reads the playbook, applies the patch to it, and writes the new version, the old
 * one and the patch's record in one push that has an effect only if nobody was faster.
 */
final class Patches {
    /** Id: playbook/patch. */
    static final String TYPE = "batch.playbook-patch";

    private static final String PATCH = "patch";
    private static final String OLD_VERSION = "oldVersion";
    private static final String NEW_VERSION = "newVersion";
    private static final String APPLIED_AT = "appliedAt";

    private final Playbooks playbooks;
    private final Records records;
    private final Writes writes;
    private final InstantSource clock;
    private final int attemptsMax;

    Patches(Playbooks playbooks, Records records, Writes writes, InstantSource clock,
            BatchSettings settings) {
        this.playbooks = playbooks;
        this.records = records;
        this.writes = writes;
        this.clock = clock;
        attemptsMax = settings.patchAttempts();
    }

    Mono<PatchResult> apply(Principal principal, PlaybookPatch patch) {
        return attempt(principal, patch, attemptsMax);
    }

    /** A patch of the playbook that devices are told of, as it was sent; empty if there is none. */
    Mono<JsonNode> find(Principal principal, String patchId) {
        return records.find(principal, TYPE, playbooks.told() + "/" + patchId)
                .map(stored -> Playbooks.data(stored).path(PATCH));
    }

    private Mono<PatchResult> attempt(Principal principal, PlaybookPatch patch, int left) {
        return records.find(principal, TYPE, patch.playbookId() + "/" + patch.patchId())
                .map(earlier -> repeated(Playbooks.data(earlier), patch))
                .switchIfEmpty(Mono.defer(() -> playbooks.active(principal, patch.playbookId())
                        .map(Optional::of).defaultIfEmpty(Optional.empty())
                        .flatMap(playbook -> playbook.isEmpty()
                                ? Mono.just(refused(ErrorCode.NOT_FOUND,
                                        "there is no playbook " + patch.playbookId(), 0))
                                : on(principal, playbook.get(), patch, left))));
    }

    /** The same patch again has no second effect; another of its id has none at all. */
    private static PatchResult repeated(JsonNode earlier, PlaybookPatch patch) {
        int version = earlier.path(NEW_VERSION).asInt();
        return Documents.of(earlier.path(PATCH)).sameAs(patch.document())
                ? new PatchResult.Applied(earlier.path(OLD_VERSION).asInt(), version,
                        earlier.path(APPLIED_AT).asString(), Positions.START)
                : refused(ErrorCode.CONFLICT,
                        "the patch id " + patch.patchId() + " stands for another patch", version);
    }

    private Mono<PatchResult> on(Principal principal, Stored playbook, PlaybookPatch patch,
            int left) {
        var data = Playbooks.data(playbook);
        int active = data.path("version").asInt();
        var now = SyncMapper.time(clock.instant());
        return switch (Patching.of(data, patch, now)) {
            case Patched.Made made -> write(principal, playbook, patch, made, now)
                    .flatMap(settled -> records.visible(principal.tenant(), settled.positions())
                            .then(Mono.defer(() -> tookEffect(settled)
                                    ? Mono.just(new PatchResult.Applied(active, active + 1, now,
                                            settled.positions()))
                                    : again(principal, patch, left))));
            case Patched.Outdated it -> Mono.just(refused(ErrorCode.PLAYBOOK_VERSION_MISMATCH,
                    "baseVersion " + patch.baseVersion() + " does not match active version "
                            + it.activeVersion(),
                    active));
            case Patched.OutOfBounds it ->
                Mono.just(refused(ErrorCode.PLAYBOOK_PATCH_PATH_NOT_ALLOWED,
                        "the path " + it.path() + " may not be edited", active));
            case Patched.Broken it ->
                Mono.just(refused(ErrorCode.VALIDATION_ERROR, it.why(), active));
        };
    }

    private Mono<PatchResult> again(Principal principal, PlaybookPatch patch, int left) {
        return left > 1 ? attempt(principal, patch, left - 1)
                : Mono.error(() -> Problem.passing(ProblemCode.UNAVAILABLE,
                        "the playbook changes too fast; the same patch may be sent again")
                        .toException());
    }

    private Mono<Answer.Settled> write(Principal principal, Stored playbook, PlaybookPatch patch,
            Patched.Made made, String now) {
        var id = patch.playbookId();
        int active = made.playbook().path("version").asInt() - 1;
        // Two requests with the same patch make two pushes, of which the base lets one through.
        var name = Writes.Name.of("patch", id, patch.patchId(), now,
                SyncRequest.digest(patch.document()), playbook.version());
        return writes.whole(principal, name, List.of(
                new Operation.Put(0, new EntityRef(Playbooks.TYPE, id),
                        Basis.onVersion(playbook.version()), Documents.of(made.playbook())),
                SyncMapper.put(1, new EntityRef(Playbooks.VERSION_TYPE, id + "/" + active),
                        Documents.of(Playbooks.data(playbook))),
                SyncMapper.put(2, new EntityRef(TYPE, id + "/" + patch.patchId()),
                        record(patch, active, now))));
    }

    private static Document record(PlaybookPatch patch, int active, String now) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put(PATCH, patch.document().fields());
        fields.putAll(Map.of(OLD_VERSION, active, NEW_VERSION, active + 1, APPLIED_AT, now));
        return new Document(fields);
    }

    private static boolean tookEffect(Answer.Settled settled) {
        return settled.outcomes().stream().allMatch(outcome -> switch (outcome) {
            case Outcome.Accepted _,Outcome.Unchanged _,Outcome.Merged _ -> true;
            case Outcome.Conflicting _,Outcome.Rejected _ -> false;
        });
    }

    private static PatchResult refused(ErrorCode code, String message, int activeVersion) {
        return new PatchResult.Refused(code, message, activeVersion);
    }
}
