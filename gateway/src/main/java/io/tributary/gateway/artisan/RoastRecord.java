package io.tributary.gateway.artisan;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What a desktop says of a roast: all that there is to say, or what has changed (contract section
 * 5.1). Members that the hub does not know are kept.
 *
 * @param fields null for what is removed
 */
record RoastRecord(EntityRef roast, Instant modifiedAt, Document fields) {
    static final String TYPE = "artisan.roast";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final BigDecimal AMOUNT_MAX = BigDecimal.valueOf(65_534);

    /** @throws ProblemException if it is not known of which roast and when, or how much went in */
    static RoastRecord of(Document body) {
        if (!(body.get("roast_id") instanceof String id) || !isId(id)) {
            throw wrong("roast_id must be 32 lower-case hex digits");
        }
        var modifiedAt = ModifiedAt.of(body.get("modified_at"))
                .orElseThrow(() -> wrong("modified_at must be an ISO 8601 time"));
        checkAmount(body);
        return new RoastRecord(ref(id), modifiedAt, withOneSource(body.without("s_item_date")));
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    static EntityRef ref(String id) {
        return new EntityRef(TYPE, id);
    }

    /** A full record makes a roast that the hub does not have; a partial one changes what it has. */
    boolean isFull() {
        return fields.get("date") != null && fields.get("amount") != null;
    }

    /** Absent is unchanged, null is removed (contract section 5.3). */
    Operation change() {
        return new Operation.Patch(0, roast, new Basis(null, modifiedAt, null, null), fields);
    }

    /** @param version of what is not there: 0, or that of the deletion */
    Operation creation(long version) {
        var data = fields;
        for (var field : fields.fields().entrySet()) {
            if (field.getValue() == null) {
                data = data.without(field.getKey());
            }
        }
        return new Operation.Put(0, roast, new Basis(version, modifiedAt, null, null), data);
    }

    private static void checkAmount(Document body) {
        if (body.get("amount") == null) {
            return;
        }
        if (!(body.get("amount") instanceof Number number)
                || Document.decimal(number).signum() < 0
                || Document.decimal(number).compareTo(AMOUNT_MAX) > 0) {
            throw wrong("amount must be a number from 0 to " + AMOUNT_MAX);
        }
    }

    /** A roast is made of a coffee or of a blend: who names the one takes the other away. */
    private static Document withOneSource(Document body) {
        if (body.get("coffee") != null) {
            return body.with("blend", null);
        }
        return body.get("blend") == null ? body : body.with("coffee", null);
    }

    private static ProblemException wrong(String why) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, why);
    }
}
