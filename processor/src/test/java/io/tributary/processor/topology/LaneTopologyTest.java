package io.tributary.processor.topology;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.PushDecider;
import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.processor.fixture.LaneDriver;
import io.tributary.processor.sequence.SequenceDecider;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.receipt.Reply.Pending;
import io.tributary.schemas.receipt.Reply.Refused;
import io.tributary.schemas.receipt.Reply.Settled;
import io.tributary.schemas.receipt.Reply.Unseen;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.ProblemCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What one lane answers, record by record. */
class LaneTopologyTest {
    private static final Duration A_TICK = Duration.ofMillis(1);

    private final LaneDriver lane = new LaneDriver();

    @AfterEach
    void close() {
        lane.close();
    }

    @Test
    void theTopologyIsThePicture() throws IOException {
        var steps = new Steps(new SequenceDecider(1, 1),
                new PushDecider(Policies.NONE, Rulebook::judge, 1), 1, Duration.ofDays(1), 1, 1,
                new LaneDriver.Unheard(), PushTraces.NO_STEP);
        try (var picture = Objects.requireNonNull(getClass().getResourceAsStream("picture.txt"))) {
            assertThat(LaneTopology.of(steps, Stores.onDisk(Map.of())).describe().toString()
                    .lines()).containsExactlyInAnyOrderElementsOf(
                            new String(picture.readAllBytes(), UTF_8).lines().toList());
        }
    }

    @Test
    void aPushBecomesChangesAndAReceipt() {
        var reply = lane.ask(aPush().replyTo(1, "c1").putting("note", "a", json("{'x': 1}"))
                .putting("note", "b", json("{'x': 2}")).build());

        assertThat(settled(reply).seq()).isEqualTo(2);
        assertThat(((Settled) reply).replayed()).isFalse();
        assertThat(lane.changes()).extracting(Change::seq).containsExactly(1L, 2L);
    }

    @Test
    void nobodyIsAnsweredWhoDoesNotWait() {
        lane.send(aPush().putting("note", "a", json("{}")).build());

        assertThat(lane.replies()).isEmpty();
        assertThat(lane.changes()).hasSize(1);
    }

    @Test
    void whatLosesIsKeptAsAConflict() {
        lane.send(push("desktop", "k1").putting("note", "a", json("{'x': 1}")).build());
        lane.send(push("phone", "k2").putting("note", "a", 0L, json("{'x': 2}")).build());

        assertThat(lane.conflicts()).singleElement().satisfies(conflict -> {
            assertThat(conflict.current().data()).isEqualTo(json("{'x': 1}"));
            assertThat(conflict.incoming().data()).isEqualTo(json("{'x': 2}"));
        });
    }

    @Test
    void eachLaneCountsForItself() {
        lane.send(aPush().inLane(0).putting("note", "a", json("{}")).build());
        lane.send(aPush().inLane(1).putting("note", "b", json("{}")).build());

        assertThat(lane.changes()).extracting(Change::seq).containsExactly(1L, 1L);
    }

    @Test
    void aRetryGetsTheSameReceiptAndHasNoSecondEffect() {
        var push = aPush().replyTo(0, "c").putting("note", "a", json("{'x': 1}")).build();
        var first = lane.ask(push);

        var second = lane.ask(push);

        assertThat(second).isEqualTo(new Settled("c", settled(first), true));
        assertThat(lane.changes()).hasSize(1);
    }

    @Test
    void aKeyThatStandsForAnotherBodyIsRefused() {
        lane.ask(aPush().replyTo(0, "c").putting("note", "a", json("{'x': 1}")).build());

        var reply = lane.ask(aPush().replyTo(0, "c").putting("note", "a", json("{'x': 2}"))
                .build());

        assertThat(reply).isInstanceOfSatisfying(Refused.class,
                it -> assertThat(it.code()).isEqualTo(ProblemCode.KEY_REUSED));
    }

    @Test
    void aReusedKeyUsesUpNoNumber() {
        lane.ask(numbered(0, 0));
        var wrong = lane.ask(push("node", "0-0").numbered(0, 1).replyTo(0, "c")
                .putting("note", "other", json("{}")).build());
        assertThat(wrong).isInstanceOf(Refused.class);

        assertThat(lane.ask(numbered(0, 1))).isInstanceOf(Settled.class);
    }

    @Test
    void aPushAheadOfItsTurnFollowsTheMissingOne() {
        lane.ask(numbered(0, 0));
        lane.send(numbered(0, 2));
        assertThat(lane.replies()).isEmpty();

        lane.send(numbered(0, 1));

        assertThat(lane.replies()).extracting(Reply::correlation).containsExactly("0-1", "0-2");
        assertThat(lane.changes()).extracting(it -> it.entity().id())
                .containsExactly("0-0", "0-1", "0-2");
    }

    @Test
    void aPushWhosePredecessorNeverComesIsToldItsNumber() {
        lane.ask(numbered(0, 0));
        lane.send(numbered(0, 2));

        lane.advance(LaneDriver.PARKED_WAIT.minus(A_TICK));
        assertThat(lane.replies()).isEmpty();
        lane.advance(Steps.PARKED_INTERVAL);

        assertThat(lane.replies()).singleElement().isInstanceOfSatisfying(Refused.class, it -> {
            assertThat(it.code()).isEqualTo(ProblemCode.SEQUENCE_GAP);
            assertThat(it.expected()).isEqualTo(new Producer(0, 1));
        });
        assertThat(lane.stores().size(Stores.PARKED)).isZero();
    }

    @Test
    void aTaskParksABoundedNumberOfPushes() {
        for (String node : List.of("a", "b")) {
            for (int sequence = 1; sequence <= 4; sequence++) {
                lane.send(push(node, "k" + sequence).numbered(0, sequence).replyTo(0, node)
                        .build());
            }
        }

        assertThat(lane.stores().size(Stores.PARKED)).isEqualTo(6);
        assertThat(lane.replies()).hasSize(2).allMatch(Refused.class::isInstance);
    }

    @Test
    void aStaleEpochIsRefusedWithTheCurrentOne() {
        lane.ask(numbered(3, 0));

        assertThat(lane.ask(numbered(2, 0))).isInstanceOfSatisfying(Refused.class, it -> {
            assertThat(it.code()).isEqualTo(ProblemCode.STALE_EPOCH);
            assertThat(it.expected()).isEqualTo(new Producer(3, 1));
        });
    }

    @Test
    void aRetryGetsItsReceiptThoughItsEpochIsOver() {
        var first = lane.ask(numbered(2, 0));
        lane.ask(numbered(3, 0));

        assertThat(lane.ask(numbered(2, 0))).isEqualTo(new Settled("2-0", settled(first), true));
    }

    @Test
    void aNewEpochDropsWhatWaitsInTheOldOne() {
        lane.send(numbered(1, 1));

        lane.send(numbered(2, 0));

        assertThat(lane.replies()).satisfiesExactly(
                it -> assertThat(it).isInstanceOfSatisfying(Refused.class, dropped -> {
                    assertThat(dropped.correlation()).isEqualTo("1-1");
                    assertThat(dropped.code()).isEqualTo(ProblemCode.STALE_EPOCH);
                }), it -> assertThat(it).isInstanceOf(Settled.class));
        assertThat(lane.stores().size(Stores.PARKED)).isZero();
    }

    @Test
    void aRepeatedNumberUnderAnotherKeyGetsTheStoredReceipt() {
        var first = lane.ask(numbered(0, 0));

        var again = lane.ask(push("node", "another").numbered(0, 0).replyTo(0, "c")
                .putting("note", "0-0", json("{}")).build());

        assertThat(again).isEqualTo(new Settled("c", settled(first), true));
    }

    @Test
    void aRepeatedNumberWithAnotherBodyIsRefused() {
        lane.ask(numbered(0, 0));

        var again = lane.ask(push("node", "another").numbered(0, 0).replyTo(0, "c")
                .putting("note", "other", json("{}")).build());

        assertThat(again).isInstanceOfSatisfying(Refused.class,
                it -> assertThat(it.code()).isEqualTo(ProblemCode.KEY_REUSED));
    }

    @Test
    void anInquiryIsAnsweredByWhatBecameOfThePush() {
        lane.ask(numbered(0, 0));
        lane.send(numbered(0, 2));

        assertThat(lane.ask(inquiry("0-0"))).isInstanceOfSatisfying(Settled.class,
                it -> assertThat(it.replayed()).isTrue());
        assertThat(lane.ask(inquiry("0-2"))).isEqualTo(new Pending("asked"));
        assertThat(lane.ask(inquiry("0-9"))).isEqualTo(new Unseen("asked"));
    }

    @Test
    void receiptsAreForgottenAfterTheirRetentionAFewAtATime() {
        int count = LaneDriver.EXPIRIES_PER_RUN + 1;
        for (int i = 0; i < count; i++) {
            lane.ask(push("node", "k" + i).replyTo(0, "c").putting("note", "n", json("{}"))
                    .build());
        }
        lane.advance(LaneDriver.RETENTION.minus(A_TICK));
        assertThat(lane.stores().size(Stores.RECEIPTS)).isEqualTo(count);

        lane.advance(Steps.EXPIRY_INTERVAL);
        assertThat(lane.stores().size(Stores.RECEIPTS)).isEqualTo(1);
        lane.advance(Steps.EXPIRY_INTERVAL);

        for (var store : List.of(Stores.RECEIPTS, Stores.EXPIRIES)) {
            assertThat(lane.stores().size(store)).as(store).isZero();
        }
    }

    @Test
    void aNodesLatestNumberedPushesAreRememberedHoweverManyItSends() {
        int sent = 3 * LaneDriver.NUMBERED_RECEIPTS;
        for (int sequence = 0; sequence < sent; sequence++) {
            lane.ask(numbered(0, sequence));
        }
        lane.advance(LaneDriver.RETENTION.plus(Steps.EXPIRY_INTERVAL));

        for (var store : List.of(Stores.RECENT, Stores.RECENT_KEYS)) {
            assertThat(lane.stores().size(store)).as(store)
                    .isEqualTo(LaneDriver.NUMBERED_RECEIPTS);
        }
        assertThat(lane.stores().size(Stores.RECEIPTS)).isZero();
        assertThat(lane.stores().size(Stores.EXPIRIES)).isZero();
        for (int kept = 1; kept <= LaneDriver.NUMBERED_RECEIPTS; kept++) {
            assertThat(lane.ask(numbered(0, sent - kept))).isInstanceOfSatisfying(Settled.class,
                    it -> assertThat(it.replayed()).isTrue());
            assertThat(lane.ask(inquiry("0-" + (sent - kept)))).isInstanceOf(Settled.class);
        }
        assertThat(lane.ask(inquiry("0-0"))).isEqualTo(new Unseen("asked"));
    }

    @Test
    void aNumberWhoseReceiptIsForgottenHasNoSecondEffect() {
        for (int sequence = 0; sequence <= LaneDriver.NUMBERED_RECEIPTS; sequence++) {
            lane.ask(numbered(0, sequence));
        }
        lane.changes();

        assertThat(lane.ask(numbered(0, 0))).isInstanceOfSatisfying(Refused.class,
                it -> assertThat(it.code()).isEqualTo(ProblemCode.RECEIPT_EXPIRED));
        assertThat(lane.changes()).isEmpty();
    }

    @Test
    void aKeyThatWasSentWithoutANumberUsesUpNoNumber() {
        var plain = push("node", "0-0").replyTo(0, "c").putting("note", "0-0", json("{}")).build();
        var first = lane.ask(plain);

        assertThat(lane.ask(numbered(0, 0))).isEqualTo(new Settled("0-0", settled(first), true));
        assertThat(lane.stores().size(Stores.RECENT)).isZero();
    }

    @Test
    void bytesThatAreNoRequestGoToTheDeadLettersAndTheNextRecordIsProcessed() {
        lane.send("some/lane", "no JSON".getBytes(UTF_8));
        lane.send("some/lane", null);

        assertThat(lane.ask(numbered(0, 0))).isInstanceOf(Settled.class);
        assertThat(lane.records(Topics.DEAD_LETTERS)).hasSize(2).first().satisfies(letter -> {
            assertThat(letter.value()).asString().isEqualTo("no JSON");
            assertThat(header(letter.headers(), DeadLetter.APPLICATION)).isEqualTo("processor");
            assertThat(header(letter.headers(), DeadLetter.ORIGIN)).isEqualTo(
                    Topics.PUSHES + "-0@0");
            assertThat(header(letter.headers(), DeadLetter.REASON)).contains("UnreadableEvent");
        });
    }

    @Test
    void aRequestUnderAnotherLanesKeyIsADeadLetter() {
        lane.send(new LaneKey(TENANT, 1).toString(), Codecs.LANE_REQUEST
                .write(aPush().inLane(0).build()));

        assertThat(lane.records(Topics.DEAD_LETTERS)).hasSize(1);
        assertThat(lane.stores().size(Stores.RECEIPTS)).isZero();
    }

    @Test
    void aPushOnWhichADecisionFailsIsADeadLetterAndTheNextOneIsProcessed() {
        try (var failing = new LaneDriver(c -> {
            if (c.operation().entity().id().equals("0-1")) {
                throw new IllegalStateException("a bug");
            }
            return Rulebook.judge(c);
        })) {
            failing.ask(numbered(0, 0));
            failing.send(numbered(0, 2));

            failing.send(numbered(0, 1));

            assertThat(failing.replies()).extracting(Reply::correlation).containsExactly("0-2");
            assertThat(failing.changes()).extracting(Change::seq).containsExactly(1L, 2L);
            assertThat(failing.records(Topics.DEAD_LETTERS)).singleElement()
                    .satisfies(letter -> assertThat(letter.value()).asString().contains("\"0-1\""));
        }
    }

    @Test
    void aPushThatFailsAfterItHadWaitedIsTheDeadLetterItself() {
        try (var failing = new LaneDriver(c -> {
            if (c.operation().entity().id().equals("0-1")) {
                throw new IllegalStateException("a bug");
            }
            return Rulebook.judge(c);
        })) {
            failing.send(numbered(0, 1));

            failing.send(numbered(0, 0));

            assertThat(failing.records(Topics.DEAD_LETTERS)).singleElement().satisfies(
                    letter -> assertThat(letter.value()).asString().contains("\"0-1\""));
        }
    }

    @Test
    void recordsAreCloudEvents() {
        lane.send(push("a", "k1").replyTo(0, "c").putting("note", "n", json("{}")).build());
        lane.send(push("b", "k2").putting("note", "n", 0L, json("{'x': 1}")).build());

        assertCloudEvent(Topics.CHANGES, "io.tributary.change", aPush().build().lane() + "/1");
        assertCloudEvent(Topics.CONFLICTS, "io.tributary.conflict", null);
        assertCloudEvent(Topics.REPLIES, "io.tributary.reply", "c");
    }

    @Test
    void whatFollowsFromAPushBelongsToItsTrace() {
        lane.send(push("a", "k1").putting("note", "n", json("{}")).build());
        lane.changes();

        lane.send(push("b", "k2").replyTo(0, "c").putting("note", "n", 0L, json("{'x': 1}"))
                .putting("note", "m", json("{}")).build(), traced("1"));

        for (var topic : List.of(Topics.CHANGES, Topics.CONFLICTS, Topics.REPLIES)) {
            assertThat(lane.records(topic)).as(topic).isNotEmpty().allSatisfy(record -> {
                assertThat(header(record.headers(), "traceparent")).isEqualTo(parent("1"));
                assertThat(header(record.headers(), "tracestate")).isEqualTo("caller=1");
            });
        }
    }

    @Test
    void whatFollowsFromAPushWithoutATraceHasNone() {
        lane.send(push("a", "k1").replyTo(0, "c").putting("note", "n", json("{}")).build());

        assertThat(lane.records(Topics.CHANGES)).singleElement().satisfies(
                change -> assertThat(change.headers()).extracting(Header::key).containsExactly(
                        "ce_specversion", "ce_type", "ce_source", "ce_time", "content-type",
                        "ce_id"));
    }

    @Test
    void aPushThatHasWaitedKeepsItsOwnTrace() {
        lane.send(numbered(0, 1), traced("b"));

        lane.send(numbered(0, 0), traced("a"));

        for (var topic : List.of(Topics.CHANGES, Topics.REPLIES)) {
            assertThat(lane.records(topic)).as(topic)
                    .extracting(record -> header(record.headers(), "traceparent"))
                    .containsExactly(parent("a"), parent("b"));
        }
    }

    @Test
    void aPushThatIsRefusedIsAnsweredInItsTrace() {
        lane.send(numbered(0, 2), traced("b"));

        lane.advance(LaneDriver.PARKED_WAIT);
        lane.advance(A_TICK);

        assertThat(lane.records(Topics.REPLIES)).singleElement().satisfies(reply -> assertThat(
                header(reply.headers(), "traceparent")).isEqualTo(parent("b")));
    }

    @Test
    void aDeadLetterBelongsToTheTraceOfItsPush() {
        try (var failing = new LaneDriver(_ -> {
            throw new IllegalStateException("a bug");
        })) {
            failing.send(push("a", "k").putting("note", "n", json("{}")).build(), traced("d"));

            assertThat(failing.records(Topics.DEAD_LETTERS)).singleElement()
                    .satisfies(letter -> assertThat(header(letter.headers(), "traceparent"))
                            .isEqualTo(parent("d")));
        }
    }

    private static Headers traced(String span) {
        return new RecordHeaders().add("traceparent", parent(span).getBytes(UTF_8))
                .add("tracestate", "caller=1".getBytes(UTF_8));
    }

    private static String parent(String span) {
        return "00-4bf92f3577b34da6a3ce929d0e0e4736-000000000000000" + span + "-01";
    }

    private void assertCloudEvent(String topic, String type,
            @Nullable String id) {
        assertThat(lane.records(topic)).singleElement().satisfies(record -> {
            var headers = record.headers();
            assertThat(header(headers, "ce_specversion")).isEqualTo("1.0");
            assertThat(header(headers, "ce_type")).isEqualTo(type);
            assertThat(header(headers, "ce_source")).isEqualTo("/processor");
            assertThat(header(headers, "ce_time")).isEqualTo(LaneDriver.START.toString());
            assertThat(header(headers, "content-type")).isEqualTo("application/json");
            assertThat(header(headers, "ce_id")).matches(it -> id == null || it.equals(id));
        });
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), UTF_8);
    }

    private static PushBuilder push(String node, String key) {
        return aPush().from(node).withKey(key);
    }

    /** A push that puts one note; key, note and correlation are the number. */
    private static Push numbered(long epoch, long sequence) {
        var name = epoch + "-" + sequence;
        return push("node", name).numbered(epoch, sequence).replyTo(0, name)
                .putting("note", name, json("{}")).build();
    }

    private static Inquiry inquiry(String key) {
        return new Inquiry(new LaneKey(TENANT, 0), PushBuilder.node("node"),
                new IdempotencyKey(key), new ReplyTo(0, "asked"));
    }

    private static Receipt settled(Reply reply) {
        return ((Settled) reply).receipt();
    }
}
