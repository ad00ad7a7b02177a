package io.tributary.gateway.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.CanaryTenant;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.NodeId;
import java.util.Locale;
import reactor.core.publisher.Mono;

/** Takes the time of every push, by what became of it, and apart for the hub's own. */
final class MeteredPushes implements Pushes {
    private final Pushes pushes;
    private final MeterRegistry meters;

    MeteredPushes(Pushes pushes, MeterRegistry meters) {
        this.pushes = pushes;
        this.meters = meters;
    }

    @Override
    public Mono<Answer> submit(Submission submission) {
        return timed("submit", submission.tenant(), pushes.submit(submission));
    }

    @Override
    public Mono<Answer> entrust(Submission submission) {
        return timed("entrust", submission.tenant(), pushes.entrust(submission));
    }

    @Override
    public Mono<Answer> inquire(RegistryEntry.Tenant tenant, NodeId node, IdempotencyKey key) {
        return timed("inquire", tenant, pushes.inquire(tenant, node, key));
    }

    private Mono<Answer> timed(String call, RegistryEntry.Tenant tenant, Mono<Answer> push) {
        var tenants = CanaryTenant.is(tenant.tenant()) ? "canary" : "customers";
        return Mono.defer(() -> {
            var sample = Timer.start(meters);
            return push.doOnNext(answer -> stop(sample, call, tenants, outcome(answer)))
                    .doOnError(error -> stop(sample, call, tenants, outcome(error)))
                    .doOnCancel(() -> stop(sample, call, tenants, "cancelled"));
        });
    }

    private void stop(Timer.Sample sample, String call, String tenants, String outcome) {
        sample.stop(Timer.builder("tributary.gateway.push").tag("call", call)
                .tag("tenants", tenants).tag("outcome", outcome).publishPercentileHistogram()
                .register(meters));
    }

    private static String outcome(Answer answer) {
        return switch (answer) {
            case Answer.Settled settled -> settled.replayed() ? "replayed" : "settled";
            case Answer.Refused refused -> refused.code().name().toLowerCase(Locale.ROOT);
            case Answer.Pending _ -> "pending";
            case Answer.Unseen _ -> "unseen";
        };
    }

    private static String outcome(Throwable error) {
        return error instanceof ProblemException it
                ? it.problem().code().name().toLowerCase(Locale.ROOT)
                : "failed";
    }
}
