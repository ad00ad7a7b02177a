package io.tributary.gateway.canary;

import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.value.CanaryTenant;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Sends a small push every few seconds the way that all pushes go, and remembers when the latest was
 * sent that came through. Each partition of the pushes topic has a tenant of its own for this, and
 * they take turns. All gateways overwrite the same entities as the same node: nothing grows with
 * their number, nor with time.
 */
public final class Canary implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Canary.class);
    private static final EntityRef ENTITY = new EntityRef(Policies.CANARY, "canary");
    /** How many pushes may be on their way; while more would be, none is sent. */
    private static final int UNDER_WAY_MAX = 32;

    private final Pushes pushes;
    private final BiFunction<TenantId, Positions, Mono<Void>> covering;
    private final CanarySettings settings;
    private final Laps laps;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private final List<RegistryEntry.Tenant> tenants;
    private final Ages ages;
    private final Disposable.Swap running = Disposables.swap();

    /**
     * @param partitions of the pushes topic
     * @param covering completes when positions of a tenant are visible
     * @param nanos a clock that only rises, in nanoseconds
     */
    public Canary(Pushes pushes, BiFunction<TenantId, Positions, Mono<Void>> covering,
            int partitions, CanarySettings settings, Laps laps, InstantSource clock,
            LongSupplier nanos) {
        this.pushes = pushes;
        this.covering = covering;
        this.settings = settings;
        this.laps = laps;
        this.clock = clock;
        this.nanos = nanos;
        tenants = IntStream.range(0, partitions)
                .mapToObj(partition -> tenant(partition, partitions)).toList();
        ages = new Ages(partitions, nanos.getAsLong());
    }

    /** The first of the hub's own tenants whose pushes lie in the partition. */
    private static RegistryEntry.Tenant tenant(int partition, int partitions) {
        var id = IntStream.iterate(0, number -> number + 1).mapToObj(CanaryTenant::of)
                .filter(tenant -> LanePartition.of(new LaneKey(tenant, 0).toString(),
                        partitions) == partition)
                .findFirst().orElseThrow();
        return new RegistryEntry.Tenant(id, "canary", 1, 0, Instant.EPOCH);
    }

    public void start() {
        if (settings.enabled()) {
            running.update(Flux.interval(Duration.ZERO, settings.interval())
                    .onBackpressureDrop()
                    .flatMap(turn -> probe((int) (turn % tenants.size())), UNDER_WAY_MAX)
                    .subscribe());
        }
    }

    @Override
    public void close() {
        running.dispose();
    }

    public CanarySettings settings() {
        return settings;
    }

    public int partitions() {
        return tenants.size();
    }

    /** Since the latest push was sent that has been answered. */
    public Duration answerAge() {
        return ages.sinceAnswered(nanos.getAsLong());
    }

    /** Since the latest push was sent that has become visible, whatever its partition. */
    public Duration visibleAge() {
        return ages.sinceVisible(nanos.getAsLong());
    }

    /** The same of one partition, whose turn comes more seldom. */
    public Duration visibleAge(int partition) {
        return ages.sinceVisible(partition, nanos.getAsLong());
    }

    /** Whether pushes are answered; true if nobody looks. */
    public boolean isAnswered() {
        return !settings.enabled() || answerAge().compareTo(settings.answerAgeMax()) <= 0;
    }

    /** Whether pushes of some partition become visible; true if nobody looks. */
    public boolean isVisible() {
        return !settings.enabled() || visibleAge().compareTo(settings.visibleAgeMax()) <= 0;
    }

    /** The partitions whose pushes do not become visible; none if nobody looks. */
    public List<Integer> stalled() {
        var round = settings.interval().multipliedBy(tenants.size());
        return settings.enabled()
                ? ages.olderThan(round.plus(settings.visibleAgeMax()), nanos.getAsLong())
                : List.of();
    }

    /** Sends one push and follows it; what goes wrong is seen by the ages. */
    Mono<Void> probe(int partition) {
        return Mono.defer(() -> {
            long sent = nanos.getAsLong();
            var tenant = tenants.get(partition);
            return sent(tenant)
                    .doOnNext(_ -> {
                        ages.answered(sent);
                        laps.answered(since(sent));
                    })
                    .ofType(Answer.Settled.class)
                    // Anything else has left the lane where it was, which is visible already.
                    .filter(settled -> settled.outcomes().getFirst() instanceof Outcome.Accepted)
                    .flatMap(settled -> covering.apply(tenant.tenant(), settled.positions())
                            .timeout(settings.visibleAgeMax()).thenReturn(settled))
                    .doOnNext(_ -> {
                        ages.visible(partition, sent);
                        laps.visible(since(sent));
                    })
                    .then();
        }).onErrorResume(failure -> {
            LOG.debug("a canary's push of partition {} got lost", partition, failure);
            return Mono.empty();
        });
    }

    /**
     * Every push opens an epoch, so that one receipt takes the place of another and none has to expire.
     * By the time, because that is later than what any gateway has taken before; the one whose clock
     * is behind hears of it and goes on from there.
     */
    private Mono<Answer> sent(RegistryEntry.Tenant tenant) {
        return pushes.submit(submission(tenant, clock.millis())).flatMap(
                answer -> answer instanceof Answer.Refused(var code, _, var expected)
                        && code == ProblemCode.STALE_EPOCH && expected != null
                                ? pushes.submit(submission(tenant, expected.epoch() + 1))
                                : Mono.just(answer));
    }

    private static Submission submission(RegistryEntry.Tenant tenant, long epoch) {
        var node = new RegistryEntry.Node(new NodeId(Names.uuid("node", tenant.tenant(), "canary")),
                tenant.tenant(), "canary", "canary", Protocol.NATIVE, 0, Instant.EPOCH);
        return new Submission(tenant, node, new IdempotencyKey("canary-" + epoch),
                new Producer(epoch, 0), List.of(new Operation.Put(0, ENTITY, Basis.NONE,
                        new Document(Map.of("epoch", epoch)))),
                false);
    }

    private Duration since(long sent) {
        return Duration.ofNanos(nanos.getAsLong() - sent);
    }
}
