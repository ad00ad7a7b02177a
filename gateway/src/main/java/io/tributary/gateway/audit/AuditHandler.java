package io.tributary.gateway.audit;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.tributary.gateway.access.Realm;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.pull.AuditQuery;
import io.tributary.gateway.pull.AuditReads;
import io.tributary.schemas.audit.Action;
import io.tributary.schemas.value.TenantId;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Shows the audit: to a tenant's administrators their tenant's, to the operator all. */
public final class AuditHandler {
    private static final int ROWS = 100;
    private static final int ROWS_MAX = 1000;
    private static final int ID_LENGTH_MAX = 200;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private final AuditReads reads;

    public AuditHandler(AuditReads reads) {
        this.reads = reads;
    }

    Mono<ServerResponse> page(ServerRequest request) {
        return reads.audit(query(request)).flatMap(body -> ServerResponse.ok()
                .contentType(APPLICATION_JSON).header("Cache-Control", "no-store")
                .body((response, _) -> response.writeWith(body)));
    }

    private static AuditQuery query(ServerRequest request) {
        var parameters = new Parameters(request);
        var realm = Realm.of(request);
        var named = parameters.uuid("tenantId");
        var tenant = named == null ? realm.only() : realm.requireCovers(new TenantId(named));
        if (tenant != null) {
            Trail.of(request).in(tenant);
        }
        return new AuditQuery(tenant, parameters.whole("limit", 1, ROWS_MAX, ROWS),
                parameters.text("cursor"), time(parameters, "since"), time(parameters, "until"),
                action(parameters.text("action")), who(parameters.text("who")));
    }

    private static @Nullable String who(@Nullable String id) {
        if (id != null && (id.length() > ID_LENGTH_MAX
                || id.chars().anyMatch(Character::isISOControl))) {
            throw Parameters.invalid("who", "must be at most " + ID_LENGTH_MAX
                    + " characters without control characters");
        }
        return id;
    }

    private static @Nullable Action action(@Nullable String text) {
        return text == null ? null
                : Action.of(text).orElseThrow(() -> Parameters
                        .invalid("action", "must be an action such as " + Action.REVOKE_TOKEN
                                .text()));
    }

    private static @Nullable Instant time(Parameters parameters, String name) {
        var text = parameters.text(name);
        if (text == null) {
            return null;
        }
        try {
            var time = Instant.parse(text);
            if (!time.isBefore(Instant.EPOCH) && time.isBefore(LAST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Answered below, as any other time that no entry can have.
        }
        throw Parameters.invalid(name, "must be a time like 2026-02-22T10:30:00.123Z");
    }
}
