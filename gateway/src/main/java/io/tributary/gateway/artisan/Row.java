package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change, as the feed shows it.
 *
 * @param data null once the entity is deleted
 */
record Row(int lane, long seq, String type, String id,
        @Nullable Map<String, @Nullable Object> data) {
    /** The entity as the program may get it: it fails on nulls, so there are none. */
    @Nullable
    Document document() {
        return data == null ? null : NoNulls.of(new Document(data));
    }
}
