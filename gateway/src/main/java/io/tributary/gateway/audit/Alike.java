package io.tributary.gateway.audit;

import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.audit.AuditEntry.Outcome;
import io.tributary.schemas.value.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first entries of each kind through in an interval and counts the others, so that a flood
 * of refusals costs some entries and no more memory than its kinds.
 */
final class Alike {
    /** Stands for all kinds beyond those that are told apart. */
    private static final Kind OTHERS = new Kind(null, Actor.UNKNOWN, Action.ACCESS,
            Outcome.REFUSED, "OTHERS");

    private final AuditSettings settings;
    private final Map<Kind, Counted> kinds = new HashMap<>();

    Alike(AuditSettings settings) {
        this.settings = settings;
    }

    /** Whether this one is written now; if not, it is counted. */
    synchronized boolean admits(AuditEntry entry) {
        var wanted = Kind.of(entry);
        var kind = kinds.containsKey(wanted) || kinds.size() < settings.kindsMax() ? wanted
                : OTHERS;
        var counted = kinds.getOrDefault(kind, Counted.NONE).oneMore(kind.alike(entry));
        kinds.put(kind, counted);
        return !kind.equals(OTHERS) && counted.of() <= settings.alikeMax();
    }

    /** One entry for all of a kind that were only counted; with this, an interval begins. */
    synchronized List<AuditEntry> rest() {
        var rest = kinds.entrySet().stream().flatMap(each -> each.getValue()
                .beyond(each.getKey().equals(OTHERS) ? 0 : settings.alikeMax()).stream()).toList();
        kinds.clear();
        return rest;
    }

    /** What makes entries alike: not where they came from, of which there are too many. */
    private record Kind(@Nullable TenantId tenant, Actor who, Action action, Outcome outcome,
            @Nullable String reason) {
        static Kind of(AuditEntry entry) {
            return new Kind(entry.tenant(), entry.who(), entry.action(), entry.outcome(),
                    entry.reason());
        }

        /** The entry as it stands for its kind. */
        AuditEntry alike(AuditEntry entry) {
            return new AuditEntry(entry.id(), entry.at(), tenant, who,
                    equals(OTHERS) ? null : entry.token(), action, entry.object(), outcome,
                    reason, entry.source(), entry.request(), entry.trace(), 1);
        }
    }

    /** Entries of a kind, the latest of which stands for those that are not written. */
    private record Counted(int of, @Nullable AuditEntry latest) {
        static final Counted NONE = new Counted(0, null);

        Counted oneMore(AuditEntry entry) {
            return new Counted(of == Integer.MAX_VALUE ? of : of + 1, entry);
        }

        List<AuditEntry> beyond(int written) {
            return latest == null || of <= written ? List.of()
                    : List.of(latest.times(of - written));
        }
    }
}
