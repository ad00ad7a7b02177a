package io.tributary.schemas.policy;

import io.tributary.schemas.value.Document;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some JSON values: 1 is among them if 1.0 is. */
public record Values(List<@Nullable Object> all) {
    // Not the compact form: in its class file the nullness of the elements would be missing.
    public Values(List<@Nullable Object> all) {
        this.all = Collections.unmodifiableList(new ArrayList<>(all));
    }

    public static Values of(Object... all) {
        return new Values(List.of(all));
    }

    public boolean contain(@Nullable Object value) {
        for (Object each : all) {
            if (Document.same(each, value)) {
                return true;
            }
        }
        return false;
    }
}
