package io.tributary.processor.conflict;

import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What an operation asks for by its type's policy, as somebody reads it who does not know the hub. */
final class Asked {
    private Asked() {}

    static Operation of(Operation operation, boolean live) {
        var policy = TestPolicies.ALL.of(operation.entity().type());
        boolean soft = policy.protection().softDelete() != null;
        return switch (operation) {
            case Operation.Put it -> new Operation.Put(it.index(), it.entity(), it.basis(),
                    unsuppressed(it.entity().type(), it.data(), false));
            case Operation.Patch it -> new Operation.Patch(it.index(), it.entity(), it.basis(),
                    unsuppressed(it.entity().type(), it.patch(), true));
            case Operation.Delete it when soft && live -> new Operation.Patch(it.index(),
                    it.entity(), it.basis(), Document.EMPTY.with(TestPolicies.GONE, true));
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> operation;
        };
    }

    /** Whether the incoming side of a conflict is what was asked for. */
    static boolean isBrought(Operation operation, Side incoming) {
        var brought = switch (operation) {
            case Operation.Put put -> put.data();
            case Operation.Patch patch -> patch.patch();
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> null;
        };
        return brought == null ? incoming.data() == null
                : incoming.data() != null && incoming.data().without("goneAt").sameAs(brought);
    }

    /** In the type "listed" 1 and "x" are no values of b. */
    private static Document unsuppressed(String type, Document document, boolean patch) {
        var fields = new LinkedHashMap<String, @Nullable Object>(document.fields());
        var b = fields.get("b");
        if (type.equals("listed") && b != null && (b.equals(1) || b.equals("x"))) {
            fields.remove("b");
            if (patch) {
                fields.put("b", null);
            }
        }
        return new Document(fields);
    }
}
