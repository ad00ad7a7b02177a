package io.tributary.gateway.native_;

import io.tributary.gateway.http.JsonReader;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Entry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one operation after the other. Their members may come in any order. */
final class OperationReader {
    private static final int DIGITS_MAX = 34;
    private static final int EXPONENT_MAX = 100;
    private static final int FIELD_LENGTH_MAX = 255;
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private final JsonReader reader;
    private final Set<Member> seen = EnumSet.noneOf(Member.class);
    private @Nullable String op;
    private @Nullable String type;
    private @Nullable String id;
    private @Nullable Long baseVersion;
    private @Nullable Document data;
    private @Nullable String field;
    private @Nullable BigDecimal by;
    private @Nullable BigDecimal to;
    private @Nullable Entry entry;
    private @Nullable Instant at;
    private @Nullable Long lamport;
    private @Nullable Long known;

    OperationReader(JsonReader reader) {
        this.reader = reader;
    }

    Operation read(int index) {
        clear();
        reader.object();
        for (var name = reader.member(); name != null; name = reader.member()) {
            var member = Member.named(name);
            if (member == null) {
                throw reader.unknown();
            }
            if (seen.contains(member)) {
                throw reader.wrong("stands there twice");
            }
            if (!(member.mayBeNull() && reader.isNull())) {
                seen.add(member);
                read(member);
            }
        }
        return build(index);
    }

    private void clear() {
        seen.clear();
        op = null;
        type = null;
        id = null;
        baseVersion = null;
        data = null;
        field = null;
        by = null;
        to = null;
        entry = null;
        at = null;
        lamport = null;
        known = null;
    }

    private void read(Member member) {
        switch (member) {
            case OP -> op = reader.text();
            case TYPE -> type = reader.text();
            case ID -> id = reader.text();
            case BASE_VERSION -> baseVersion = reader.count();
            case DATA -> data = reader.document();
            case FIELD -> field = field();
            case BY -> by = amount();
            case TO -> to = amount();
            case ENTRY -> entry = entry();
            case AT -> at = at();
            case LAMPORT -> lamport = time();
            case SEEN -> known = time();
        }
    }

    private String field() {
        var name = reader.text();
        if (name.isEmpty() || name.length() > FIELD_LENGTH_MAX) {
            throw reader.wrong("must have 1 to " + FIELD_LENGTH_MAX + " characters");
        }
        return name;
    }

    private BigDecimal amount() {
        var number = reader.decimal();
        if (number.precision() > DIGITS_MAX
                || Math.abs((long) number.scale()) > EXPONENT_MAX) {
            throw reader.wrong("must have at most " + DIGITS_MAX
                    + " digits and an exponent from -" + EXPONENT_MAX + " to "
                    + EXPONENT_MAX);
        }
        return number;
    }

    private long time() {
        long time = reader.count();
        if (time > Basis.LAMPORT_MAX) {
            throw reader.wrong("must be at most " + Basis.LAMPORT_MAX);
        }
        return time;
    }

    private Entry entry() {
        String name = null;
        Document said = null;
        reader.object();
        for (var member = reader.member(); member != null; member = reader.member()) {
            switch (member) {
                case "id" -> {
                    once(name);
                    name = reader.isNull() ? null : entryId();
                }
                case "data" -> {
                    once(said);
                    said = reader.document();
                }
                default -> throw reader.unknown();
            }
        }
        return new Entry(name, said == null ? Document.EMPTY : said);
    }

    private void once(@Nullable Object earlier) {
        if (earlier != null) {
            throw reader.wrong("stands there twice");
        }
    }

    /** An entry is an entity, so it has an entity's id. */
    private String entryId() {
        var text = reader.text();
        try {
            return new EntityRef("entry", text).id();
        } catch (IllegalArgumentException e) {
            throw reader.wrong(String.valueOf(e.getMessage()));
        }
    }

    private Instant at() {
        var text = reader.text();
        try {
            var instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // Answered below, as a time out of bounds.
        }
        throw reader.wrong("must be an RFC 3339 time of the years 0000 to 9999");
    }

    private Operation build(int index) {
        var kind = Kind.named(required("op", op));
        if (kind == null) {
            throw reader.wrong("needs an op of put, patch, delete, increment or assign");
        }
        for (var member : seen) {
            if (!kind.allows(member)) {
                throw reader.wrong(
                        "must not have the member '" + member.text() + "' with op " + op);
            }
        }
        var entity = entity();
        var basis = new Basis(baseVersion, at, lamport, known);
        return switch (kind) {
            case PUT -> new Operation.Put(index, entity, basis, required("data", data));
            case PATCH -> new Operation.Patch(index, entity, basis, required("data", data));
            case DELETE -> new Operation.Delete(index, entity, basis);
            case INCREMENT -> new Operation.Increment(index, entity, basis,
                    required("field", field), required("by", by), entry);
            case ASSIGN -> new Operation.Assign(index, entity, basis,
                    required("field", field), required("to", to), entry);
        };
    }

    private EntityRef entity() {
        if (required("type", type).startsWith(Policies.BOOKKEEPING)) {
            throw reader.wrong("must not change the hub's own bookkeeping");
        }
        try {
            return new EntityRef(required("type", type), required("id", id));
        } catch (IllegalArgumentException e) {
            throw reader.wrong("names no entity: " + e.getMessage());
        }
    }

    private <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw reader.wrong("needs the member '" + name + "'");
        }
        return value;
    }
}
