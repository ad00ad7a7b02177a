package io.tributary.standalone.simulation;

import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;

import io.tributary.processor.fixture.LaneDriver;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.ProblemCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A client that does as the contract says: it sends a push again under its key until it is answered,
 * and numbers its pushes if it is of that kind.
 */
final class VirtualNode {
    static final String STOCK = "stock";
    static final String LEDGER = "stock.entry";
    static final String COUNTER = "count";
    static final int LANES = 2;

    private static final List<String> TYPES = List.of("note", "current", "incoming", "strict",
            "timed", STOCK, STOCK);
    private static final List<String> FIELDS = List.of("a", "b", "c");
    private static final int ENTITIES = 3;
    private static final int UNANSWERED_MAX = LaneDriver.NUMBERED_RECEIPTS;
    private static final int PATIENCE_MILLIS = 400;

    private final String name;
    private final boolean numbering;
    private final Random random;
    private final Guarantee guarantees;
    /** What it has pulled, some time ago. */
    private final Map<EntityRef, Change> known = new HashMap<>();
    private List<Conflict> pending = List.of();
    private final Map<String, Waiting> unanswered = new LinkedHashMap<>();
    private final long[] nextSequence = new long[LANES];
    private final long[] epoch = new long[LANES];
    private long lamport;
    private int pushes;

    VirtualNode(String name, boolean numbering, Random random, Guarantee guarantees) {
        this.name = name;
        this.numbering = numbering;
        this.random = random;
        this.guarantees = guarantees;
    }

    /** A push that has not been answered. */
    private static final class Waiting {
        final Push push;
        long sentAt;

        Waiting(Push push, long sentAt) {
            this.push = push;
            this.sentAt = sentAt;
        }
    }

    boolean isIdle() {
        return unanswered.isEmpty();
    }

    /** Learns some of what is visible, and nothing of the rest. */
    void pull(Map<EntityRef, Change> newest, List<Conflict> pendingNow) {
        pending = pendingNow;
        newest.forEach((entity, change) -> {
            if (random.nextBoolean()) {
                known.put(entity, change);
                lamport = Math.max(lamport, change.lamport());
            }
        });
    }

    /** Something new; null if too much waits for an answer already. */
    @Nullable
    Push push(long now) {
        if (unanswered.size() >= UNANSWERED_MAX) {
            return null;
        }
        int lane = random.nextInt(LANES);
        var push = aPush().inLane(lane).from(name).withKey(name + "-" + pushes++);
        if (numbering) {
            push.numbered(epoch[lane], nextSequence[lane]++);
        }
        if (random.nextBoolean()) {
            long seen = lamport;
            push.knowing(++lamport, seen);
        }
        if (random.nextInt(4) == 0) {
            push.atomic();
        }
        int operations = 1 + random.nextInt(3);
        for (int i = 0; i < operations; i++) {
            operation(push, lane);
        }
        pending.stream().filter(it -> it.lane().lane() == lane).findFirst()
                .ifPresent(conflict -> settle(push, conflict));
        var built = push.build();
        unanswered.put(built.key().value(), new Waiting(built, now));
        guarantees.onPush(built);
        return built;
    }

    private void operation(PushBuilder push, int lane) {
        var entity = entity(lane);
        if (entity.type().equals(STOCK)) {
            count(push, entity);
            return;
        }
        var seen = known.get(entity);
        var base = random.nextInt(10) < 3 ? null : seen == null ? Long.valueOf(0) : version(seen);
        var document = seen == null || seen.data() == null ? Document.EMPTY : seen.data();
        switch (random.nextInt(10)) {
            case 0 -> push.deleting(entity.type(), entity.id(), base);
            case 1, 2, 3, 4 -> push.patching(entity.type(), entity.id(), base, some());
            default -> push.putting(entity.type(), entity.id(), base, document.patched(some()));
        }
    }

    private void count(PushBuilder push, EntityRef entity) {
        var reason = random.nextInt(3) == 0 ? "SALE" : "COUNT";
        // Of few, so that an entry comes again under another key; never in two lanes.
        var id = random.nextBoolean() ? null
                : "entry-" + entity.id() + "-" + name + random.nextInt(10);
        var entry = new Entry(id, new Document(Map.of("reason", reason)));
        if (random.nextInt(4) == 0) {
            push.assigning(entity.type(), entity.id(), COUNTER,
                    Integer.toString(random.nextInt(60)), entry);
        } else {
            push.incrementing(entity.type(), entity.id(), COUNTER,
                    Integer.toString(random.nextInt(9) - 4), entry);
        }
    }

    private void settle(PushBuilder push, Conflict conflict) {
        var seen = known.get(conflict.entity());
        push.settling(conflict, seen == null ? null : version(seen), switch (random.nextInt(3)) {
            case 0 -> new Settlement.Keep();
            case 1 -> new Settlement.Take();
            default -> new Settlement.Restore(Conflict.Winner.INCOMING);
        });
    }

    private static Long version(Change seen) {
        return seen.version();
    }

    private Document some() {
        return new Document(Map.of(FIELDS.get(random.nextInt(FIELDS.size())),
                name + "-" + random.nextInt(1000), "t", random.nextInt(1000)));
    }

    private EntityRef entity(int lane) {
        while (true) {
            var type = TYPES.get(random.nextInt(TYPES.size()));
            var id = type + random.nextInt(2 * ENTITIES);
            if (LaneKey.laneOf(id, LANES) == lane) {
                return new EntityRef(type, id);
            }
        }
    }

    /** What was not answered in time, to be sent again under the same key and number. */
    List<Push> overdue(long now) {
        var again = new ArrayList<Push>();
        for (var waiting : unanswered.values()) {
            if (now - waiting.sentAt > PATIENCE_MILLIS) {
                waiting.sentAt = now;
                again.add(waiting.push);
            }
        }
        return again;
    }

    void hear(Push push, Reply reply) {
        switch (reply) {
            case Reply.Settled it -> settled(push, it.receipt());
            case Reply.Refused it -> refused(push, it.code());
            case Reply.Pending _,Reply.Unseen _ ->
                throw new AssertionError("nobody asked: " + reply);
        }
    }

    private void settled(Push push, Receipt receipt) {
        unanswered.remove(push.key().value());
        lamport = Math.max(lamport, receipt.lamport());
        guarantees.onReceipt(push, receipt);
    }

    private void refused(Push push, ProblemCode code) {
        // A repeated push may come when its receipt is no longer kept; its node has it by then. At a
        // gap the missing push is on its way again, and this one follows when it is overdue.
        boolean isDone = !unanswered.containsKey(push.key().value());
        if (!isDone && code != ProblemCode.SEQUENCE_GAP) {
            throw new AssertionError(code + " for " + push);
        }
    }

    /** The hub's gateway takes the push at this moment by its clock. */
    static Push received(Push push, Instant at) {
        return new Push(new LaneKey(TENANT, push.lane().lane()), push.node(), push.rank(),
                push.key(), push.fingerprint(), push.producer(), push.operations(), push.atomic(),
                at, push.replyTo());
    }
}
