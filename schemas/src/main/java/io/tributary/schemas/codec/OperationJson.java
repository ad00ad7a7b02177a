package io.tributary.schemas.codec;

import static io.tributary.schemas.codec.Required.member;

import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation as it stands in a push. */
record OperationJson(int index, String op, String type, String id, @Nullable Long baseVersion,
        @Nullable Instant at, @Nullable Map<String, @Nullable Object> data,
        @Nullable String field, @Nullable BigDecimal by) {

    static OperationJson of(Operation operation) {
        return switch (operation) {
            case Operation.Put put -> json(put, "put", put.data(), null, null);
            case Operation.Patch patch -> json(patch, "patch", patch.patch(), null, null);
            case Operation.Delete delete -> json(delete, "delete", null, null, null);
            case Operation.Increment increment -> json(increment, "increment", null,
                    increment.field(), increment.by());
        };
    }

    private static OperationJson json(Operation operation, String op, @Nullable Document data,
            @Nullable String field, @Nullable BigDecimal by) {
        return new OperationJson(operation.index(), op, operation.entity().type(),
                operation.entity().id(), operation.baseVersion(), operation.at(),
                data == null ? null : data.fields(), field, by);
    }

    Operation toOperation() {
        var entity = new EntityRef(type, id);
        return switch (op) {
            case "put" -> new Operation.Put(index, entity, baseVersion, at, document());
            case "patch" -> new Operation.Patch(index, entity, baseVersion, at, document());
            case "delete" -> new Operation.Delete(index, entity, baseVersion, at);
            case "increment" -> new Operation.Increment(index, entity, at, member("field", field),
                    member("by", by));
            default -> throw new UnreadableEvent("unknown operation '" + op + "'");
        };
    }

    private Document document() {
        return new Document(member("data", data));
    }
}
