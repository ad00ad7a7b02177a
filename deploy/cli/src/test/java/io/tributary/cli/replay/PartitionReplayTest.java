package io.tributary.cli.replay;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.cli.replay.Difference.Cause;
import io.tributary.processor.fixture.LaneDriver;
import io.tributary.schemas.codec.PolicyYaml;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.EntityRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a replay of one partition finds. */
class PartitionReplayTest {
    private static final ReplaySettings SETTINGS = new ReplaySettings(4, 6, Duration.ofSeconds(2),
            Duration.ofDays(7), 4, 1 << 18, 10, 10);
    private static final Policies STRICT = PolicyYaml.read("strict.yaml", """
            policies:
              - type: note
                blind: require-base
            """);
    private static final Instant LATER = RECEIVED_AT.plusSeconds(60);

    private final Heard heard = new Heard();
    private final Totals totals = new Totals();

    private PartitionReplay replay(Policies other, Instant since) {
        return new PartitionReplay(SETTINGS, Policies.NONE, other,
                new Window(since, Instant.MAX), since.equals(Instant.MIN),
                entity -> !entity.type().equals("hidden"), heard, totals);
    }

    private void replay(Policies other, PushBuilder... pushes) {
        var replay = replay(other, Instant.MIN);
        for (var push : pushes) {
            take(replay, push.build());
        }
        replay.end();
    }

    private static void take(PartitionReplay replay, Push push) {
        replay.take(push, push.receivedAt().toEpochMilli());
    }

    private static PushBuilder push(String key) {
        return aPush().from("phone").withKey(key);
    }

    @Test
    void theSamePoliciesDecideTheSame() {
        replay(Policies.NONE, push("1").putting("note", "a", json("{'x': 1}")),
                push("2").putting("note", "a", json("{'x': 2}")));

        assertThat(heard.differences).isEmpty();
        assertThat(heard.finalStates).isEmpty();
        assertThat(totals.operations()).isEqualTo(2);
    }

    @Test
    void anOperationThatTheOtherPolicyForbidsIsADifference() {
        var blind = push("2").putting("note", "a", json("{'x': 2}"));
        replay(STRICT, push("1").putting("note", "a", 0L, json("{'x': 1}")), blind);

        assertThat(heard.differences).singleElement().satisfies(it -> {
            assertThat(it.push()).isEqualTo(blind.build().id().toString());
            assertThat(it.was()).hasToString("accepted/same-node");
            assertThat(it.wouldBe()).hasToString("rejected/base-version-required");
            assertThat(it.cause()).isEqualTo(Cause.POLICY);
            assertThat(it.changesEntity()).isTrue();
        });
        assertThat(heard.finalStates).singleElement().satisfies(it -> {
            assertThat(it.was().data()).isEqualTo(json("{'x': 2}"));
            assertThat(it.wouldBe().data()).isEqualTo(json("{'x': 1}"));
        });
        assertThat(totals.rules()).containsEntry("same-node", new Totals.ByRule(1, 0))
                .containsEntry("base-version-required", new Totals.ByRule(0, 1))
                .containsEntry("first-write", new Totals.ByRule(1, 1));
    }

    @Test
    void whatFollowsFromAnEarlierDifferenceIsSaidToFollowFromTheState() {
        replay(STRICT, push("1").putting("note", "a", 0L, json("{'x': 1}")),
                push("2").putting("note", "a", json("{'x': 2}")),
                push("3").putting("note", "a", 2L, json("{'x': 2}")));

        assertThat(heard.differences).extracting(Difference::cause)
                .containsExactly(Cause.POLICY, Cause.STATE);
        assertThat(heard.differences.getLast().was()).hasToString("unchanged/identical-content");
        assertThat(heard.finalStates).as("both sides have come together again").isEmpty();
    }

    @Test
    void aNodeThatSawTheNewestVersionSeesTheNewestOneUnderTheOtherPolicyToo() {
        replay(STRICT, push("1").putting("note", "a", 0L, json("{'x': 1}")),
                push("2").putting("note", "a", json("{'x': 2}")),
                push("3").putting("note", "a", 2L, json("{'x': 3}")),
                push("4").putting("note", "a", 3L, json("{'x': 4}")));

        assertThat(heard.differences).as("only the forbidden write").hasSize(1);
    }

    @Test
    void aVersionThatTheHubNeverGaveStaysOne() {
        replay(STRICT, push("1").putting("note", "a", 0L, json("{'x': 1}")),
                push("2").putting("note", "a", json("{'x': 2}")),
                push("3").putting("note", "a", 9L, json("{'x': 3}")));

        assertThat(totals.rules()).containsEntry("base-version-ahead", new Totals.ByRule(1, 1));
    }

    @Test
    void aPushThatComesAgainIsDecidedOnce() {
        var once = push("1").putting("note", "a", 0L, json("{'x': 1}"));
        replay(STRICT, once, once, push("1").putting("note", "a", 0L, json("{'x': 9}")));

        assertThat(totals.pushes()).isEqualTo(1);
        assertThat(totals.repeats()).isEqualTo(1);
        assertThat(totals.refusals()).isEqualTo(1);
    }

    @Test
    void numberedPushesAreDecidedInTheirOrder() {
        var notes = List.of("first", "second", "third");
        var replay = replay(STRICT, Instant.MIN);
        for (int sequence : List.of(0, 2, 1)) {
            take(replay, push("k" + sequence).numbered(0, sequence)
                    .putting("note", "a", json("{'x': '" + notes.get(sequence) + "'}")).build());
        }
        replay.end();

        assertThat(heard.finalStates).singleElement()
                .satisfies(it -> assertThat(it.was().data()).isEqualTo(json("{'x': 'third'}")));
    }

    @Test
    void whatWasBeforeTheRangeIsTheStateThatItsPushesFind() {
        var before = push("1").putting("note", "a", 0L, json("{'x': 1, 'y': 1}")).build();
        var replay = replay(STRICT, LATER);
        try (var lane = new LaneDriver(Policies.NONE)) {
            lane.send(before);
            lane.changes().forEach(replay::restore);
        }
        take(replay, before);
        take(replay, push("2").receivedAt(LATER).patching("note", "a", 1L, json("{'x': 2}"))
                .build());
        replay.end();

        assertThat(heard.differences).isEmpty();
        assertThat(totals.pushes()).isEqualTo(1);
        assertThat(totals.rules()).containsOnlyKeys("base-version-matches");
    }

    @Test
    void aNumberingIsTakenUpWhereItIsMet() {
        var replay = replay(Policies.NONE, LATER);
        take(replay, push("k").receivedAt(LATER).numbered(3, 57).putting("note", "a", json("{}"))
                .build());
        replay.end();

        assertThat(totals.pushes()).isEqualTo(1);
    }

    @Test
    void aRangeOfChangesIsDecidedAsIfEachNodeHadKnownTheNewest() {
        var replay = replay(PolicyYaml.read("other.yaml", """
                policies:
                  - type: note
                    overlap: current-wins
                """), Instant.MIN);
        try (var lane = new LaneDriver(Policies.NONE)) {
            lane.send(push("1").putting("note", "a", json("{'x': 1}"))
                    .putting("note", "b", json("{'x': 1}")).build());
            lane.send(push("2").patching("note", "a", 1L, json("{'x': 2}"))
                    .deleting("note", "b").build());
            lane.changes().forEach(replay::take);
        }
        replay.end();

        assertThat(totals.rules()).containsEntry("base-version-matches", new Totals.ByRule(2, 2))
                .containsEntry("first-write", new Totals.ByRule(2, 2));
        assertThat(heard.differences).isEmpty();
    }

    @Test
    void onlyTheTypesAskedForAreReported() {
        replay(PolicyYaml.read("all.yaml", """
                policies:
                  - type: "*"
                    blind: require-base
                """), push("1").putting("hidden", "a", json("{'x': 1}")),
                push("2").putting("hidden", "a", json("{'x': 2}")));

        assertThat(totals.operations()).isZero();
        assertThat(heard.differences).isEmpty();
        assertThat(heard.finalStates).isEmpty();
    }

    @Test
    void aRangeThatNeedsMoreMemoryThanItMayHaveIsRefused() {
        assertThatThrownBy(() -> {
            var replay = replay(Policies.NONE, Instant.MIN);
            for (int i = 0; i <= SETTINGS.pushesMax(); i++) {
                take(replay, push("k" + i).incrementing("note", "a", "n", "1").build());
            }
        }).isInstanceOf(TooMuch.class).hasMessageContaining("--max-pushes");

        var many = push("many");
        for (int i = 0; i <= SETTINGS.entitiesMax(); i++) {
            many.putting("note", "n" + i, json("{}"));
        }
        assertThatThrownBy(() -> replay(Policies.NONE, many)).isInstanceOf(TooMuch.class)
                .hasMessageContaining("--max-entities");
    }

    @Test
    void anEntityIsNamedByItsLane() {
        replay(STRICT, push("1").inLane(2).putting("note", "a", 0L, json("{}")),
                push("2").inLane(2).putting("note", "a", json("{'x': 1}")));

        assertThat(heard.finalStates).singleElement().satisfies(it -> {
            assertThat(it.lane().lane()).isEqualTo(2);
            assertThat(it.entity()).isEqualTo(new EntityRef("note", "a"));
        });
    }
}
