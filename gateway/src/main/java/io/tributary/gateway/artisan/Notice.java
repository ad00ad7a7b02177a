package io.tributary.gateway.artisan;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** That a notification has come to a person. It is a fact, so writing it again changes nothing. */
record Notice(String notification, String user) {
    EntityRef ref(Kind kind) {
        return kind.ref(id());
    }

    String id() {
        return notification + "@" + user;
    }

    Document document() {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("notification", notification);
        fields.put("user", user);
        return new Document(fields);
    }
}
