package io.tributary.processor.conflict;

import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the ledger keeps of a count. The sum of all {@code by} of a field is its balance. */
final class LedgerEntry {
    private LedgerEntry() {}

    /** A count that adds its amount. */
    static Document booked(Counting counting) {
        var entry = entry(counting.count().entity(), counting.counter().field(),
                counting.by(), counting.next().orElseThrow(), counting.count().at());
        return said(entry, counting);
    }

    /** A count that lost against another: it is on record and adds nothing. */
    static Document overruled(Counting counting) {
        var entry = entry(counting.count().entity(), counting.counter().field(),
                BigDecimal.ZERO, counting.balance().orElse(BigDecimal.ZERO),
                counting.count().at());
        entry.put("overruled", true);
        return said(entry, counting);
    }

    /** A document that was written with another number in it. */
    static Document corrected(EntityRef entity, String field, BigDecimal before,
            BigDecimal after, @Nullable Instant at) {
        return new Document(entry(entity, field, after.subtract(before), after, at));
    }

    private static Map<String, @Nullable Object> entry(EntityRef entity, String field,
            BigDecimal by, BigDecimal balance, @Nullable Instant at) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("entity", Map.of("type", entity.type(), "id", entity.id()));
        entry.put("field", field);
        entry.put("by", CounterValue.plain(by));
        entry.put("balance", CounterValue.plain(balance));
        if (at != null) {
            entry.put("at", at.toString());
        }
        return entry;
    }

    private static Document said(Map<String, @Nullable Object> entry, Counting counting) {
        if (counting.count() instanceof Operation.Assign assign) {
            entry.put("to", CounterValue.plain(assign.to()));
        }
        counting.said().fields().forEach((name, value) -> {
            if (!Entry.RESERVED.contains(name)) {
                entry.put(name, value);
            }
        });
        return new Document(entry);
    }

    /** Whether the entry is one of this field of this entity. */
    static boolean isOf(Document entry, EntityRef entity, String field) {
        return entry.get("entity") instanceof Map<?, ?> of && entity.type().equals(of.get("type"))
                && entity.id().equals(of.get("id")) && field.equals(entry.get("field"));
    }
}
