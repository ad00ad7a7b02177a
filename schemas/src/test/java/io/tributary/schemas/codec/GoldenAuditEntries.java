package io.tributary.schemas.codec;

import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What the recorded entries of the audit mean; under the same law as {@link GoldenEvents}. */
final class GoldenAuditEntries {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123Z");
    private static final UUID ID = UUID.fromString("0194e7a0-0000-7000-8000-00000000000a");
    private static final TenantId TENANT = TenantId
            .parse("0194e7a0-0000-7000-8000-000000000001");

    static final Map<String, Object> ALL = Map.of(
            "audit-entry/done", new AuditEntry(ID, TIME, TENANT,
                    new Actor(Actor.Kind.NODE, "0194e7a0-0000-7000-8000-000000000002"),
                    UUID.fromString("0194e7a0-0000-7000-8000-000000000003"),
                    Action.REVOKE_TOKEN,
                    "node/0194e7a0-0000-7000-8000-000000000004/token/"
                            + "0194e7a0-0000-7000-8000-000000000005",
                    AuditEntry.Outcome.DONE, null, "2001:db8::1", "5d1c7f0a-12",
                    "4bf92f3577b34da6a3ce929d0e0e4736", 1),
            "audit-entry/refused", new AuditEntry(ID, TIME, null, Actor.UNKNOWN, null,
                    Action.LOGIN, "POST /auth/login", AuditEntry.Outcome.REFUSED,
                    "UNKNOWN_PERSON", null, "5d1c7f0a-13", null, 4711));

    private GoldenAuditEntries() {}
}
