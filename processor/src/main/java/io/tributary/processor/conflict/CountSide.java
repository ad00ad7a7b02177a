package io.tributary.processor.conflict;

import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A count as a side of a conflict: {@code field}, {@code by} or {@code to}, and {@code entry} with
 * {@code id} and, if anything was said, {@code data}.
 */
final class CountSide {
    private static final String FIELD = "field";
    private static final String BY = "by";
    private static final String TO = "to";
    private static final String ENTRY = "entry";
    private static final String ID = "id";
    private static final String DATA = "data";

    private CountSide() {}

    static Side incoming(Counting counting) {
        var count = counting.count();
        var entry = entry(counting.entry().id(), counting.said());
        return switch (count) {
            case Operation.Increment it -> new Side(Side.Kind.INCREMENT,
                    document(it.field(), BY, it.by(), entry), count.baseVersion(),
                    counting.node(), counting.time(), count.basis().lamport());
            case Operation.Assign it -> new Side(Side.Kind.ASSIGNMENT,
                    document(it.field(), TO, it.to(), entry), count.baseVersion(),
                    counting.node(), counting.time(), count.basis().lamport());
        };
    }

    /** A count that the hub had booked. */
    static Side current(Counting counting, Tally tally) {
        var entry = entry(tally.entry(), Document.EMPTY);
        return switch (tally.kind()) {
            case INCREMENT -> new Side(Side.Kind.INCREMENT,
                    document(tally.field(), BY, tally.amount(), entry),
                    counting.state().version(), tally.node(), tally.time(), tally.lamport());
            case ASSIGNMENT -> new Side(Side.Kind.ASSIGNMENT,
                    document(tally.field(), TO, tally.amount(), entry),
                    counting.state().version(), tally.node(), tally.time(), tally.lamport());
        };
    }

    /** The balance that the hub holds, with the entry of its latest count if there was one. */
    static Side balance(Counting counting) {
        var field = counting.counter().field();
        var data = document(field, TO, counting.balance().orElse(BigDecimal.ZERO),
                counting.tallies().latest(field)
                        .map(tally -> entry(tally.entry(), Document.EMPTY)).orElse(null));
        return counting.state() instanceof EntityState.Known known
                ? new Side(Side.Kind.ASSIGNMENT, data, known.version(), known.last().node(),
                        known.last().time(), known.last().lamport())
                : new Side(Side.Kind.ASSIGNMENT, data, 0L, counting.node(), counting.time(), null);
    }

    private static Map<String, @Nullable Object> entry(String id, Document said) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put(ID, id);
        if (!said.fields().isEmpty()) {
            entry.put(DATA, said.fields());
        }
        return entry;
    }

    private static Document document(String field, String name, BigDecimal amount,
            @Nullable Map<String, @Nullable Object> entry) {
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put(FIELD, field);
        data.put(name, amount);
        if (entry != null) {
            data.put(ENTRY, entry);
        }
        return new Document(data);
    }

    /** The count that the side is; its entry has the id that it had, or would have had. */
    static Operation.Count count(Side side, int index, EntityRef entity, Basis basis) {
        var data = Objects.requireNonNull(side.data(), "a count has data");
        var field = (String) Objects.requireNonNull(data.get(FIELD), FIELD);
        return side.kind() == Side.Kind.ASSIGNMENT
                ? new Operation.Assign(index, entity, basis, field, number(data, TO), entry(data))
                : new Operation.Increment(index, entity, basis, field, number(data, BY),
                        entry(data));
    }

    private static BigDecimal number(Document data, String name) {
        return Document.decimal((Number) Objects.requireNonNull(data.get(name), name));
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys only
    private static @Nullable Entry entry(Document data) {
        if (!(data.get(ENTRY) instanceof Map<?, ?> entry)) {
            return null;
        }
        return new Entry((String) entry.get(ID), entry.get(DATA) instanceof Map<?, ?> said
                ? new Document((Map<String, @Nullable Object>) said)
                : Document.EMPTY);
    }
}
