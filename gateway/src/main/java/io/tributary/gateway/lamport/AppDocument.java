package io.tributary.gateway.lamport;

import io.tributary.schemas.value.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An app's entity as the hub keeps it: its data, and beside it what the last operation said. */
final class AppDocument {
    private static final String SAID = "_sync";

    private AppDocument() {}

    static Document of(Item operation) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put("operation_id", operation.text("operation_id"));
        said.put("device_id", operation.optionalText("device_id"));
        said.put("timestamp", operation.optionalText("timestamp"));
        said.put("content_hash", operation.optionalText("content_hash"));
        var data = operation.document("data");
        return (data == null ? Document.EMPTY : data).with(SAID, said);
    }

    static Document data(Document kept) {
        return kept.without(SAID);
    }

    /** Null if no app wrote the document. */
    static @Nullable String operationId(Document kept) {
        return said(kept, "operation_id");
    }

    static @Nullable String said(Document kept, String name) {
        return kept.get(SAID) instanceof Map<?, ?> said && said.get(name) instanceof String text
                ? text
                : null;
    }
}
