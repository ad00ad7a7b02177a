package io.tributary.schemas.codec;

import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of the audit topic; the admin API shows the same. */
record AuditEntryJson(UUID id, Instant at, @Nullable UUID tenant, WhoJson who, String action,
        String object, String outcome, @Nullable String reason, @Nullable String source,
        String request, @Nullable String trace, int count) {

    static AuditEntryJson of(AuditEntry it) {
        return new AuditEntryJson(it.id(), it.at(),
                it.tenant() == null ? null : it.tenant().value(),
                new WhoJson(lower(it.who().kind()), it.who().id(), it.token()),
                it.action().text(), it.object(), lower(it.outcome()), it.reason(), it.source(),
                it.request(), it.trace(), it.count());
    }

    AuditEntry toEntry() {
        return new AuditEntry(id, at, tenant == null ? null : new TenantId(tenant),
                new Actor(Actor.Kind.valueOf(who.kind.toUpperCase(Locale.ROOT)), who.id),
                who.token, Action.of(action).orElseThrow(
                        () -> new UnreadableEvent("unknown action '" + action + "'")),
                object, AuditEntry.Outcome.valueOf(outcome.toUpperCase(Locale.ROOT)), reason,
                source, request, trace, count);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Who did it, and with which token. */
    record WhoJson(String kind, String id, @Nullable UUID token) {}
}
