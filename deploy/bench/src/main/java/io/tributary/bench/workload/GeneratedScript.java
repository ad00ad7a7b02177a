package io.tributary.bench.workload;

import static io.tributary.bench.workload.Documents.bytes;

import io.tributary.bench.workload.Mix.Kind;
import io.tributary.bench.hub.Status;
import java.util.Arrays;
import java.util.SplittableRandom;

/** One generated writer. */
final class GeneratedScript implements Script {
    private static final byte[] HEAD = bytes("{\"operations\":[");
    private static final byte[] DATA = bytes("\",\"data\":");
    private static final byte[] TOUCH = bytes("\",\"data\":{\"touched\":");
    private static final byte[] COUNT = bytes("\",\"field\":\"count\",\"by\":1}");
    private static final byte[] TAIL = bytes("]}");

    private final int writer;
    private final Mix mix;
    private final Naming naming;
    private final Documents documents;
    private final SplittableRandom random;
    private final EntityStates states = new EntityStates();
    private final Bytes scratch = new Bytes();
    private final byte[] put;
    private final byte[] patch;
    private final byte[] increment;

    private int operation;
    private int created = NONE;
    private int[] pendingSlots = new int[0];
    private Kind[] pendingKinds = new Kind[0];
    private int pendingFrom;

    GeneratedScript(int writer, GeneratedSettings settings, Naming naming, Documents documents) {
        this.writer = writer;
        this.mix = settings.mix();
        this.naming = naming;
        this.documents = documents;
        this.random = new SplittableRandom(settings.seed() * 31 + writer);
        this.put = head("put");
        this.patch = head("patch");
        this.increment = head("increment");
    }

    private byte[] head(String op) {
        return bytes("{\"op\":\"" + op + "\",\"type\":\"" + naming.type() + "\",\"id\":\"");
    }

    @Override
    public int write(int operationsMax, Bytes body) {
        if (pendingSlots.length < operationsMax) {
            pendingSlots = new int[operationsMax];
            pendingKinds = new Kind[operationsMax];
        }
        pendingFrom = operation;
        created = NONE;
        int known = states.slots();
        body.clear().put(HEAD);
        for (int i = 0; i < operationsMax; i++) {
            if (i > 0) {
                body.put(',');
            }
            choose(i, known);
            write(body, pendingKinds[i], pendingSlots[i]);
            operation++;
        }
        body.put(TAIL);
        return operationsMax;
    }

    /** Only entities of earlier pushes are worked on: those have been answered. */
    private void choose(int index, int known) {
        var kind = known == 0 ? Kind.CREATE : mix.kind(random.nextDouble());
        int slot = kind == Kind.CREATE ? states.newSlot() : random.nextInt(known);
        if (kind == Kind.CREATE && created == NONE) {
            created = slot;
        }
        // An entity whose put was refused is not there to be patched.
        pendingKinds[index] = kind != Kind.CREATE && states.version(slot) == 0
                ? Kind.UPDATE
                : kind;
        pendingSlots[index] = slot;
    }

    private void write(Bytes body, Kind kind, int slot) {
        switch (kind) {
            case CREATE, UPDATE -> {
                naming.write(body.put(put), writer, slot);
                documents.write(body.put(DATA), writer, operation);
                body.put('}');
            }
            case PATCH -> {
                naming.write(body.put(patch), writer, slot);
                body.put(TOUCH).putNumber(operation).put('}').put('}');
            }
            case INCREMENT -> {
                naming.write(body.put(increment), writer, slot);
                body.put(COUNT);
            }
        }
    }

    @Override
    public int created() {
        return created;
    }

    @Override
    public void settled(int index, Status status, long version) {
        if (status.holds()) {
            states.apply(pendingSlots[index], pendingKinds[index], pendingFrom + index,
                    Math.toIntExact(version));
        }
    }

    @Override
    public void taken(int operations) {
        for (int i = 0; i < operations; i++) {
            settled(i, Status.ACCEPTED, states.version(pendingSlots[i]) + 1L);
        }
    }

    @Override
    public int slots() {
        return states.slots();
    }

    @Override
    public int slotOf(String type, String id) {
        int slot = Naming.slot(naming.key(id));
        return slot < states.slots() ? slot : NONE;
    }

    @Override
    public long version(int slot) {
        return states.version(slot);
    }

    @Override
    public long content(int slot) {
        documents.write(scratch.clear(), writer, states, slot);
        return ContentHash.of(Arrays.copyOf(scratch.array(), scratch.length()));
    }

    @Override
    public String name(int slot) {
        return naming.type() + "/" + naming.id(writer, slot);
    }
}
