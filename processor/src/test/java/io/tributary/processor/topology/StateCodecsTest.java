package io.tributary.processor.topology;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.node;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.FieldHistory;
import io.tributary.processor.conflict.FieldHistory.Past;
import io.tributary.processor.conflict.FieldHistory.Trail;
import io.tributary.processor.conflict.FormerValue;
import io.tributary.processor.conflict.LastWrite;
import io.tributary.processor.conflict.Tallies;
import io.tributary.processor.conflict.Tally;
import io.tributary.processor.dedupe.StoredReceipt;
import io.tributary.processor.sequence.NodeSequence;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the stores hold is read as it was written, also what an older version has written. */
class StateCodecsTest {
    private static final EntityState LIVE = new EntityState.Live(9,
            json("{'a': null, 'b': [1, 2.50, {'c': 'ü'}], 'n': 123456789012345678901}"),
            new FieldHistory(3, List.of(new Trail("b", 9, List.of(new Past(5, new FormerValue.Plain(
                    "x")),
                    new Past(4, new FormerValue.Digested("00ff")),
                    new Past(3, new FormerValue.Absent()))))),
            new LastWrite(node("phone"), 3, 8, RECEIVED_AT.plusNanos(7), 41, 12L), true,
            new Tallies(List.of(
                    new Tally("n", Tally.Kind.INCREMENT, new BigDecimal("-2.50"), "e1",
                            node("till"), RECEIVED_AT, 40, null, true),
                    new Tally("n", Tally.Kind.ASSIGNMENT, new BigDecimal("7"), "e2",
                            node("phone"), RECEIVED_AT, 41, 12L, false))));
    private static final String LIVE_JSON = """
            {"v":9,"by":"%s","at":1772366400,"nano":7,"rank":3,"run":8,"lamport":41,"told":12,"joint":true,"since":3,\
            "trails":{"b":[9,5,["x"],4,"00ff",3,"-"]},\
            "tallies":[{"f":"n","by":-2.50,"e":"e1","n":"%s","at":"2026-03-01T12:00:00Z","l":40,\
            "o":true},{"f":"n","to":7,"e":"e2","n":"%s","at":"2026-03-01T12:00:00Z","l":41,\
            "t":12}],\
            "data":{"a":null,"b":[1,2.50,{"c":"ü"}],"n":123456789012345678901}}"""
            .formatted(node("phone"), node("till"), node("phone"));

    @Test
    void anEntityIsReadAsItWasWritten() {
        var codec = StateCodecs.ENTITY_STATE;
        var deleted = new EntityState.Deleted(4,
                new LastWrite(node("till"), 0, 4, RECEIVED_AT, 9, null));

        assertThat(codec.write(LIVE)).asString(UTF_8).isEqualTo(LIVE_JSON);
        assertThat(codec.read(LIVE_JSON.getBytes(UTF_8))).isEqualTo(LIVE);
        assertThat(codec.read(codec.write(deleted))).isEqualTo(deleted);
    }

    @Test
    void anEntityFromBeforeLogicalTimesIsReadWithoutThem() {
        var before = """
                {"v":9,"by":"%s","at":1772366400,"since":3,"data":{}}""".formatted(node("phone"));

        assertThat(StateCodecs.ENTITY_STATE.read(before.getBytes(UTF_8)))
                .isEqualTo(new EntityState.Live(9, json("{}"), new FieldHistory(3, List.of()),
                        new LastWrite(node("phone"), 0, 9, RECEIVED_AT, 0, null), false,
                        Tallies.NONE));
    }

    @Test
    void trailsInAnyOrderAreRead() {
        var before = """
                {"v":9,"by":"%s","at":1772366400,"since":3,\
                "trails":{"c":[9,3,"-"],"a":[7,3,"00ff"],"b":[8,3,"-"]},"data":{}}"""
                .formatted(node("phone"));

        assertThat(StateCodecs.ENTITY_STATE.read(before.getBytes(UTF_8))).isInstanceOfSatisfying(
                EntityState.Live.class, live -> {
                    assertThat(live.history().versionOf("a")).isEqualTo(7);
                    assertThat(live.history().versionOf("b")).isEqualTo(8);
                    assertThat(live.history().versionOf("c")).isEqualTo(9);
                });
    }

    @Test
    void aHeldEntryIsReadAsItWasWritten() {
        var held = new EntityState.Held(new UUID(3, 4), ProblemCode.BOUND_EXCEEDED);

        assertThat(StateCodecs.ENTITY_STATE.read(StateCodecs.ENTITY_STATE.write(held)))
                .isEqualTo(held);
    }

    @Test
    void aDamagedEntityIsUnreadable() {
        for (int length = 0; length < LIVE_JSON.length(); length++) {
            var cut = LIVE_JSON.substring(0, length).getBytes(UTF_8);
            assertThatThrownBy(() -> StateCodecs.ENTITY_STATE.read(cut))
                    .isInstanceOf(UnreadableEvent.class);
        }
    }

    @Test
    void aSequenceIsReadAsItWasWritten() {
        var sequence = new NodeSequence(3, 7, 5, new TreeMap<>(Map.of(9L, 1000L, 12L, 2000L)));

        var codec = StateCodecs.NODE_SEQUENCE;

        assertThat(codec.read(codec.write(sequence))).isEqualTo(sequence);
    }

    @Test
    void aSequenceFromBeforeEpochsWereAddedUpIsReadWithoutTheSum() {
        var before = "{\"epoch\":3,\"next\":7,\"parked\":{}}".getBytes(UTF_8);

        assertThat(StateCodecs.NODE_SEQUENCE.read(before))
                .isEqualTo(new NodeSequence(3, 7, 0, new TreeMap<>()));
    }

    @Test
    void aReceiptOfANumberedPushIsReadAsItWasWritten() {
        var receipt = new NumberedReceipt(new Producer(4, 17), new IdempotencyKey("a:key"),
                new StoredReceipt("a fingerprint", new Receipt(new UUID(1, 2), 0, 7, 9,
                        List.of())));

        var codec = StateCodecs.NUMBERED_RECEIPT;

        assertThat(codec.read(codec.write(receipt))).isEqualTo(receipt);
    }

    @Test
    void aReceiptIsReadAsItWasWritten() {
        var receipt = new StoredReceipt("a fingerprint", new Receipt(new UUID(1, 2), 0, 7, 9, List
                .of(
                        new Outcome.Unchanged(0, new EntityRef("note", "n"), 3,
                                "identical-content"))));

        var codec = StateCodecs.STORED_RECEIPT;

        assertThat(codec.read(codec.write(receipt))).isEqualTo(receipt);
    }
}
