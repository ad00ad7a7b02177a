package io.tributary.gateway.native_;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.limit.Spender;
import io.tributary.gateway.pull.PageQuery;
import io.tributary.gateway.pull.PageQuery.Separator;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Cursor;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * A pull as the caller asked for it.
 *
 * @param spender who pays for it
 * @param limited whether the caller named a limit
 * @param atLeast what must be visible; null if anything will do
 */
record PullRequest(Principal principal, Spender spender, PageQuery query, boolean limited,
        Duration patience,
        @Nullable Positions atLeast) {

    static final int LIMIT = 1000;
    static final int LIMIT_MAX = 10_000;
    static final int WAIT_SECONDS_MAX = 60;

    static PullRequest of(ServerRequest request, PullForm form) {
        var principal = Principal.of(request);
        var tenant = principal.tenant();
        var parameters = new Parameters(request);
        var cursor = parameters.text("cursor");
        // A client that lost its connection says so in a header, and leaves the address as it was.
        var resume = form == PullForm.EVENTS
                ? request.headers().firstHeader("Last-Event-ID")
                : null;
        var after = position(tenant, resume == null || resume.isEmpty() ? cursor : resume);
        var atLeast = parameters.text("atLeast");
        var query = new PageQuery(tenant, after == null ? Positions.START : after,
                parameters.whole("limit", 1, LIMIT_MAX, LIMIT), types(parameters),
                parameters.flag("echo", true) ? null : principal.node().node(), null,
                form == PullForm.LINES ? Separator.NEWLINE : Separator.COMMA, principal.node());
        return new PullRequest(principal, Principal.spender(request), query, parameters.text(
                "limit") != null,
                Duration.ofSeconds(parameters.whole("wait", 0, WAIT_SECONDS_MAX, 0)),
                position(tenant, atLeast));
    }

    PullRequest withLimit(int limit) {
        return new PullRequest(principal, spender, query.withLimit(limit), limited, patience,
                atLeast);
    }

    /** The cursor of a reader who stands there. */
    String cursor(Positions positions) {
        var tenant = principal.tenant();
        return new Cursor(tenant.tenant(), tenant.incarnation(), positions).encode();
    }

    private static @Nullable Positions position(RegistryEntry.Tenant tenant,
            @Nullable String text) {
        if (text == null) {
            return null;
        }
        Cursor cursor;
        try {
            cursor = Cursor.decode(tenant.tenant(), text);
        } catch (IllegalArgumentException e) {
            throw invalid("the cursor is damaged or another tenant's");
        }
        if (cursor.incarnation() != tenant.incarnation()) {
            throw invalid("the cursor is of an earlier tenant with the same id");
        }
        var seqs = cursor.positions().seqs();
        if (!seqs.isEmpty() && seqs.lastKey() >= tenant.lanes()) {
            throw invalid("the cursor names a lane that the tenant does not have");
        }
        return cursor.positions();
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemCode.CURSOR_INVALID, detail);
    }

    private static List<String> types(Parameters parameters) {
        var types = parameters.text("types");
        return types == null ? List.of() : EntityTypes.list("types", types);
    }
}
