package io.tributary.gateway.batch;

import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Positions;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of a batch.
 *
 * @param accepted how many records of each kind, identical repetitions too
 * @param asSent records that the hub now holds as the device sent them
 * @param refused records of which the hub holds another version, for the device to get
 * @param positions contain all of it
 */
record Effects(Map<Kind, Integer> accepted, int patches, List<SyncJson.ConflictJson> conflicts,
        Set<EntityRef> asSent, Set<EntityRef> refused, Positions positions) {

    static final Effects NONE = new Effects(Map.of(), 0, List.of(), Set.of(), Set.of(),
            Positions.START);

    /** Of the records' outcomes; those of the device itself say nothing (section 3). */
    static Effects of(List<Outcome> outcomes, Positions positions) {
        var accepted = new EnumMap<Kind, Integer>(Kind.class);
        var conflicts = new ArrayList<SyncJson.ConflictJson>();
        var asSent = new LinkedHashSet<EntityRef>();
        var refused = new LinkedHashSet<EntityRef>();
        for (var outcome : outcomes) {
            Kind.ofType(outcome.entity().type()).ifPresent(kind -> {
                // A record that stands twice in a batch is as its last outcome left it.
                asSent.remove(outcome.entity());
                refused.remove(outcome.entity());
                switch (outcome) {
                    case Outcome.Accepted _,Outcome.Unchanged _ -> {
                        accepted.merge(kind, 1, Integer::sum);
                        asSent.add(outcome.entity());
                    }
                    case Outcome.Merged _ -> accepted.merge(kind, 1, Integer::sum);
                    case Outcome.Conflicting _,Outcome.Rejected _ -> {
                        conflicts.add(conflict(kind, outcome));
                        refused.add(outcome.entity());
                    }
                }
            });
        }
        return new Effects(accepted, 0, conflicts, asSent, refused, positions);
    }

    /** With one more patch. */
    Effects with(String patchId, PatchResult result) {
        return switch (result) {
            case PatchResult.Applied applied -> new Effects(accepted, patches + 1, conflicts,
                    asSent, refused, positions.max(applied.positions()));
            case PatchResult.Refused it -> {
                var all = new ArrayList<>(conflicts);
                all.add(new SyncJson.ConflictJson("playbookPatch", patchId, it.code(),
                        it.message()));
                yield new Effects(accepted, patches, all, asSent, refused, positions);
            }
        };
    }

    SyncJson.CountsJson counts() {
        return new SyncJson.CountsJson(accepted.getOrDefault(Kind.OBSERVATION, 0),
                accepted.getOrDefault(Kind.RECOMMENDATION, 0), patches);
    }

    private static SyncJson.ConflictJson conflict(Kind kind, Outcome outcome) {
        var id = outcome.entity().id();
        return new SyncJson.ConflictJson(kind.word(), id, ErrorCode.CONFLICT, "the stored "
                + kind.word() + " " + id + " stays as it is (" + outcome.rule() + ")");
    }
}
