package io.tributary.processor.topology;

import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Settlement.Resolution;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Inquiry;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.ReplyTo;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A request of a generated history, some time after the one before it.
 *
 * @param sequence negative for a push without a number
 * @param key of few, so that some come again
 */
record Arrival(Kind kind, String node, int epoch, int sequence, int key, int value,
        Duration waits, Resolution resolution) {
    private static final LaneKey LANE = new LaneKey(TENANT, 0);

    enum Kind {
        DOCUMENTS,
        COUNTS,
        ATOMIC,
        SETTLEMENT,
        INQUIRY
    }

    /** @param conflicts what has been recorded so far */
    LaneRequest request(int number, List<Conflict> conflicts) {
        var replyTo = new ReplyTo(0, "c" + number);
        if (kind == Kind.INQUIRY) {
            return new Inquiry(LANE, PushBuilder.node(node), new IdempotencyKey("k" + key),
                    replyTo);
        }
        var push = aPush().from(node).withKey("k" + key)
                .replyTo(replyTo.partition(), replyTo.correlation());
        switch (kind) {
            case DOCUMENTS -> documents(push);
            case COUNTS -> counts(push);
            case ATOMIC -> counts(documents(push.atomic()))
                    .patching("note", "n" + value, new Document(Map.of("v", value)));
            case SETTLEMENT -> {
                if (!conflicts.isEmpty()) {
                    push.settling(conflicts.get(value % conflicts.size()), null, resolution);
                }
            }
            case INQUIRY -> throw new IllegalStateException("no push");
        }
        return sequence < 0 ? push.build() : push.numbered(epoch, sequence).build();
    }

    private PushBuilder documents(PushBuilder push) {
        return push.putting("note", "n" + value % 2, new Document(Map.of("v", value)))
                .incrementing("note", "n" + value % 3, "count", "1");
    }

    private PushBuilder counts(PushBuilder push) {
        var entry = new Entry("e" + value, new Document(Map.of("why", "sale")));
        return push.knowing((long) value % 4, value % 3L)
                .incrementing("held", "x", "n", Integer.toString(value - 3), entry)
                .assigning("free", "y", "n", Integer.toString(value), entry);
    }

    /** @param waits how long each may come after the one before */
    static Arbitrary<List<Arrival>> arrivals(Integer... waits) {
        Arbitrary<Resolution> resolution = Arbitraries.of(new Settlement.Keep(),
                new Settlement.Take(), new Settlement.Restore(Conflict.Winner.CURRENT),
                new Settlement.Merge(new Document(Map.of("n", 5))));
        return Combinators.combine(
                Arbitraries.of(Kind.DOCUMENTS, Kind.COUNTS, Kind.COUNTS, Kind.ATOMIC,
                        Kind.SETTLEMENT, Kind.INQUIRY),
                Arbitraries.of("desktop", "phone"), Arbitraries.integers().between(0, 1),
                Arbitraries.integers().between(-2, 6), Arbitraries.integers().between(0, 14),
                Arbitraries.integers().between(0, 9),
                Arbitraries.of(waits).map(Duration::ofMillis), resolution)
                .as(Arrival::new).list().ofMinSize(5).ofMaxSize(30);
    }
}
