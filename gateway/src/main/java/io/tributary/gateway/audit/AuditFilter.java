package io.tributary.gateway.audit;

import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.AuditEntry.Outcome;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.HandlerFilterFunction;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Around all routes: writes down what came of those that are audited, and of all others who was not
 * let in. An answer that says that something was changed waits until all replicas have its entry.
 */
public final class AuditFilter implements HandlerFilterFunction<ServerResponse, ServerResponse> {
    private final AuditLog log;
    private final Entries entries;

    public AuditFilter(AuditLog log, InstantSource clock) {
        this.log = log;
        entries = new Entries(clock);
    }

    @Override
    public Mono<ServerResponse> filter(ServerRequest request,
            HandlerFunction<ServerResponse> next) {
        return Mono.defer(() -> next.handle(request))
                .doOnError(error -> failed(request, error))
                .doOnCancel(() -> left(request))
                .flatMap(response -> answered(request, response));
    }

    private void failed(ServerRequest request, Throwable error) {
        var action = action(request);
        if (action != null || Verdict.isOfIsolation(error)) {
            note(request, action == null ? Action.ACCESS : action, Verdict.of(error));
        }
    }

    /** What the caller wanted may be done all the same. */
    private void left(ServerRequest request) {
        var action = action(request);
        if (action != null && action.changes()) {
            note(request, action, Verdict.LEFT);
        }
    }

    private Mono<ServerResponse> answered(ServerRequest request, ServerResponse response) {
        int status = response.statusCode().value();
        var action = action(request);
        if (action == null) {
            if (Verdict.isOfIsolation(status)) {
                note(request, Action.ACCESS, Verdict.of(status));
            }
            return Mono.just(response);
        }
        var trail = Trail.of(request);
        var verdict = Verdict.of(status).because(trail.refusal());
        if (!action.changes() || verdict.outcome() != Outcome.DONE) {
            note(request, action, verdict);
            return Mono.just(response);
        }
        return trail.end() ? log.append(entries.of(request, trail, action, verdict))
                .thenReturn(response) : Mono.just(response);
    }

    private void note(ServerRequest request, Action action, Verdict verdict) {
        var trail = Trail.of(request);
        if (trail.end()) {
            log.note(entries.of(request, trail, action, verdict.because(trail.refusal())));
        }
    }

    private static @Nullable Action action(ServerRequest request) {
        var trail = Trail.known(request);
        return trail == null ? null : trail.action();
    }
}
