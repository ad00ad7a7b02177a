package io.tributary.gateway.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.push.Answer;
import io.tributary.gateway.push.Pushes;
import io.tributary.gateway.push.Submission;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.value.CanaryTenant;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the hub learns from its own pushes. */
class CanaryTest {
    private static final int PARTITIONS = 4;
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final Duration VISIBLE_MAX = Duration.ofSeconds(60);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Hub hub = new Hub();
    private final Canary canary = new Canary(hub, hub::covering, PARTITIONS,
            new CanarySettings(true, TURN, ANSWER_MAX, VISIBLE_MAX), hub,
            InstantSource.fixed(Instant.ofEpochMilli(1000)), now::get);

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void round() {
        IntStream.range(0, PARTITIONS).forEach(partition -> canary.probe(partition).block());
    }

    @Test
    void everyPartitionHasATenantOfTheHubsOwnInIt() {
        round();

        assertThat(hub.pushed).extracting(push -> LanePartition
                .of(new LaneKey(push.tenant().tenant(), 0).toString(), PARTITIONS))
                .containsExactly(0, 1, 2, 3);
        assertThat(hub.pushed).allMatch(push -> CanaryTenant.is(push.tenant().tenant()));
    }

    @Test
    void aPushThatComesThroughCountsFromItsSending() {
        later(Duration.ofMinutes(10));
        hub.takes(Duration.ofSeconds(2));
        round();

        assertThat(canary.answerAge()).isEqualTo(Duration.ofSeconds(2));
        assertThat(canary.visibleAge()).isEqualTo(Duration.ofSeconds(2));
        assertThat(canary.stalled()).isEmpty();
        assertThat(hub.laps).contains("answered PT2S", "visible PT2S");
    }

    @Test
    void nothingIsLateBeforeItCouldHaveCome() {
        later(ANSWER_MAX);

        assertThat(canary.isAnswered()).isTrue();
        assertThat(canary.isVisible()).isTrue();
        assertThat(canary.stalled()).isEmpty();
    }

    @Test
    void withoutAnswersPushesAreNotAnswered() {
        hub.isDeaf = true;
        later(ANSWER_MAX.plusMillis(1));
        round();

        assertThat(canary.isAnswered()).isFalse();
    }

    @Test
    void whatIsAnsweredAndNotVisibleStallsTheReadersAlone() {
        hub.isBlind = true;
        later(VISIBLE_MAX.plusMillis(1));
        round();

        assertThat(canary.isAnswered()).isTrue();
        assertThat(canary.isVisible()).isFalse();
    }

    @Test
    void aPartitionThatStandsStillIsNamedAfterItsTurnWouldHaveCome() {
        later(VISIBLE_MAX.plus(TURN.multipliedBy(PARTITIONS)).plusMillis(1));
        canary.probe(0).block();
        canary.probe(1).block();
        canary.probe(3).block();

        assertThat(canary.isVisible()).isTrue();
        assertThat(canary.stalled()).containsExactly(2);
    }

    @Test
    void aGatewayWhoseClockIsBehindGoesOnFromWhereAnotherIs() {
        hub.epoch = 5000;
        later(VISIBLE_MAX.multipliedBy(10));

        canary.probe(0).block();

        assertThat(hub.pushed).extracting(Submission::producer)
                .containsExactly(new Producer(1000, 0), new Producer(5001, 0));
        assertThat(canary.visibleAge(0)).isZero();
    }

    @Test
    void aPushThatDidNotApplyMakesNothingVisible() {
        hub.rejects = true;
        later(VISIBLE_MAX.plusMillis(1));
        round();

        assertThat(canary.isVisible()).isFalse();
    }

    @Test
    void whoDoesNotLookFindsNothing() {
        var off = new Canary(hub, hub::covering, PARTITIONS,
                new CanarySettings(false, TURN, ANSWER_MAX, VISIBLE_MAX), hub,
                InstantSource.system(), now::get);
        later(Duration.ofDays(1));
        off.start();

        assertThat(hub.pushed).isEmpty();
        assertThat(off.isAnswered()).isTrue();
        assertThat(off.isVisible()).isTrue();
        assertThat(off.stalled()).isEmpty();
    }

    /** Both ends of the path. */
    private final class Hub implements Pushes, Laps {
        private final List<Submission> pushed = new ArrayList<>();
        private final List<String> laps = new ArrayList<>();
        private Duration takes = Duration.ZERO;
        private boolean isDeaf;
        private boolean isBlind;
        private boolean rejects;
        private long epoch;

        void takes(Duration time) {
            takes = time;
        }

        @Override
        public Mono<Answer> submit(Submission push) {
            pushed.add(push);
            now.addAndGet(takes.toNanos());
            if (isDeaf) {
                return Mono.error(new IllegalStateException("no receipt came in time"));
            }
            long given = Objects.requireNonNull(push.producer()).epoch();
            if (given < epoch) {
                return Mono.just(new Answer.Refused(ProblemCode.STALE_EPOCH, "",
                        new Producer(epoch, 1)));
            }
            var entity = push.operations().getFirst().entity();
            return Mono.just(new Answer.Settled(push.pushId(), List.of(rejects
                    ? new Outcome.Rejected(0, entity, 1, ProblemCode.UNPROCESSABLE, "no")
                    : new Outcome.Accepted(0, entity, 1, 1, 1, "same-node", null)),
                    Positions.of(0, 1), 1, false));
        }

        Mono<Void> covering(TenantId tenant, Positions positions) {
            return isBlind ? Mono.error(new IllegalStateException("not visible in time"))
                    : Mono.empty();
        }

        @Override
        public Mono<Answer> entrust(Submission push) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Answer> inquire(RegistryEntry.Tenant tenant, NodeId node, IdempotencyKey key) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void answered(Duration took) {
            laps.add("answered " + took);
        }

        @Override
        public void visible(Duration took) {
            laps.add("visible " + took);
        }
    }
}
