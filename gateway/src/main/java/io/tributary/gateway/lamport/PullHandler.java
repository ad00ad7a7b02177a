package io.tributary.gateway.lamport;

import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.pull.Pulls;
import io.tributary.schemas.push.Basis;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Answers pulls of the engine's form: stock events, and nothing else (contract section 6). */
final class PullHandler {
    private static final List<String> EVENTS = List.of(Types.STOCK_EVENT);

    private final Feed feed;
    private final Bodies bodies;
    private final StrictJson json;
    private final int limitMax;

    PullHandler(Pulls pulls, Bodies bodies, StrictJson json, LamportSettings settings) {
        // The hub balances the ledger by itself where a product's state sets the stock anew.
        feed = new Feed(pulls, change -> change.document().has("operation"));
        this.bodies = bodies;
        this.json = json;
        limitMax = settings.pullMax();
    }

    @JsonNaming(SnakeCaseStrategy.class)
    private record PullAnswer(List<Map<String, @Nullable Object>> operations, long serverLamport,
            boolean hasMore) {}

    Mono<ServerResponse> pull(ServerRequest request) {
        var caller = Caller.of(request);
        return bodies.read(request).map(body -> {
            var reader = ShapeReader.of(json, body);
            var pull = reader.body(Shape.PULL);
            reader.check();
            return pull;
        }).flatMap(pull -> {
            boolean own = pull.text("tenant_id").equals(caller.tenantId().toString());
            if (!own) {
                Trail.of(request).foreign();
            }
            long after = clock(pull.whole("last_lamport"));
            return feed.after(caller.tenant(), own ? after : Basis.LAMPORT_MAX,
                    limit(pull, limitMax), EVENTS);
        }).flatMap(part -> Answers.ok(answer(caller, part)));
    }

    private static PullAnswer answer(Caller caller, Feed.Part part) {
        return new PullAnswer(
                part.changes().stream()
                        .map(change -> StockEvents.show(caller.tenantId(), change)).toList(),
                part.lamport(), part.more());
    }

    /** A client may count from below 0; the hub counts from there. */
    static long clock(long sent) {
        return Math.clamp(sent, 0, Basis.LAMPORT_MAX);
    }

    static int limit(Item pull, int max) {
        var sent = pull.optionalWhole("limit");
        if (sent != null && sent < 0) {
            throw new InvalidShape(new Fault(List.of("body", "limit"),
                    "Input should be greater than or equal to 0", "greater_than_equal"));
        }
        return sent == null || sent == 0 ? LamportSettings.PULL_LIMIT
                : (int) Math.min(sent, max);
    }
}
