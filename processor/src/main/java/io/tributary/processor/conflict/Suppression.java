package io.tributary.processor.conflict;

import io.tributary.schemas.policy.Content;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;

/** Before the rules: a value that by the policy says "no value" is none. */
final class Suppression {
    private Suppression() {}

    /** A document goes without such fields; a patch removes them. */
    static Operation of(Operation operation, Content content) {
        if (content.suppressed().isEmpty()) {
            return operation;
        }
        return switch (operation) {
            case Operation.Put it -> new Operation.Put(it.index(), it.entity(), it.basis(),
                    dropped(it.data(), content));
            case Operation.Patch it -> new Operation.Patch(it.index(), it.entity(), it.basis(),
                    removing(it.patch(), content));
            case Operation.Delete _,Operation.Count _,Operation.Settle _ -> operation;
        };
    }

    private static Document dropped(Document data, Content content) {
        var kept = data;
        for (var field : data.fields().entrySet()) {
            if (content.suppresses(field.getKey(), field.getValue())) {
                kept = kept.without(field.getKey());
            }
        }
        return kept;
    }

    private static Document removing(Document patch, Content content) {
        var removing = patch;
        for (var field : patch.fields().entrySet()) {
            if (content.suppresses(field.getKey(), field.getValue())) {
                removing = removing.with(field.getKey(), null);
            }
        }
        return removing;
    }
}
