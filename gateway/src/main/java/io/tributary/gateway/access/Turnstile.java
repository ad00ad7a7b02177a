package io.tributary.gateway.access;

import io.tributary.gateway.http.Problem;
import io.tributary.gateway.limit.Accounts;
import io.tributary.gateway.limit.LimitSettings;
import io.tributary.gateway.limit.Spender;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Behind every door of the hub: whoever is known goes through, and pays for it, unless what they or
 * their tenant may do in a time is used up.
 */
public final class Turnstile {
    /** In answers: for how many seconds the caller had better pause, though nothing was refused. */
    public static final String HINT = "Backoff";

    private static final double PERCENT = 100;

    private final Accounts accounts;
    private final double hintBelow;
    private final LongAdder refused = new LongAdder();

    public Turnstile(LimitSettings settings) {
        accounts = new Accounts(settings);
        hintBelow = settings.hintBelow() / PERCENT;
    }

    /** How many requests were turned away. */
    public long refused() {
        return refused.sum();
    }

    /** Leaves the caller with the request, for its handler. Who runs the hub pays nothing. */
    public Mono<ServerResponse> pass(ServerRequest request, Identity caller,
            HandlerFunction<ServerResponse> next) {
        caller.into(request);
        return switch (caller) {
            case Principal it -> pass(request, it.tenant().tenant(), it.node().node(), next);
            case Operator _ -> next.handle(request);
        };
    }

    /** @param node null if the tenant alone is known */
    public Mono<ServerResponse> pass(ServerRequest request, TenantId tenant,
            @Nullable NodeId node, HandlerFunction<ServerResponse> next) {
        var spender = enter(request, tenant, node);
        return next.handle(request).contextWrite(Context.of(Spender.class, spender));
    }

    /** @throws io.tributary.gateway.http.ProblemException if too much was done already */
    private Spender enter(ServerRequest request, TenantId tenant, @Nullable NodeId node) {
        var spender = accounts.spender(tenant, node);
        var standing = spender.standing(hintBelow);
        if (standing.exhausted() != null) {
            refused.increment();
            throw new Problem(ProblemCode.TOO_MANY_REQUESTS,
                    standing.exhausted() + " is used up", null, wholeSeconds(standing.pause()),
                    null).toException();
        }
        spender.operations(1);
        spender.into(request.attributes());
        if (!standing.pause().isZero()) {
            // A problem clears the headers, so this stays with successes.
            request.exchange().getResponse().getHeaders().set(HINT,
                    Long.toString(wholeSeconds(standing.pause()).toSeconds()));
        }
        return spender;
    }

    private static Duration wholeSeconds(Duration time) {
        return Duration.ofSeconds(time.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
