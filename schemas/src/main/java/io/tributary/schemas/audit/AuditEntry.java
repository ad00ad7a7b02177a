package io.tributary.schemas.audit;

import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody did something, or tried to. No member ever says a secret.
 *
 * @param id unique in the hub
 * @param at when it was decided, to the millisecond
 * @param tenant whose matter it is; null for the hub's own
 * @param token the id of the registry's token that was shown; null if none was
 * @param object what it was done to, as in {@code node/<id>}, or else the route that was asked
 * @param reason why it was not done, as in {@code FORBIDDEN}; null if it was
 * @param source the address that the request came from; null if it is not known
 * @param request the id that the hub's answers and logs give the request
 * @param trace the trace that the request belongs to, in hexadecimal; null if it names none
 * @param count how many that are alike it stands for, from 1; more only of what was not done
 */
public record AuditEntry(UUID id, Instant at, @Nullable TenantId tenant, Actor who,
        @Nullable UUID token, Action action, String object, Outcome outcome,
        @Nullable String reason, @Nullable String source, String request, @Nullable String trace,
        int count) {
    /** Stands in keys where there is no tenant. */
    public static final String HUB = "hub";

    public AuditEntry {
        if (count < 1) {
            throw new IllegalArgumentException("an entry stands for at least one: " + count);
        }
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        /** The caller may not, or is not known, or asks too much; what is not theirs is not there. */
        REFUSED,
        /** It could not be done as it was asked for. */
        FAILED,
        /** It may have been done: the caller got no answer that says so. */
        UNKNOWN
    }

    /** The Kafka key. */
    public String key() {
        return tenant == null ? HUB : tenant.toString();
    }

    /** The same, standing for so many. */
    public AuditEntry times(int newCount) {
        return new AuditEntry(id, at, tenant, who, token, action, object, outcome, reason, source,
                request, trace, newCount);
    }
}
