package io.tributary.gateway.artisan;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.codec.WireSchema;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the hub keeps of a roastery beside its roasts, each kind as an entity type of its own. */
enum Kind {
    ACCOUNT("artisan.account", "account"),
    STORE("artisan.store", "store"),
    COFFEE("artisan.coffee", "coffee"),
    BLEND("artisan.blend", "blend"),
    SCHEDULE_ITEM("artisan.schedule-item", "schedule-item"),
    NOTIFICATION("artisan.notification", "notification"),
    /** Green coffee at a location; see {@link StockPlace}. */
    STOCK("artisan.stock", null),
    /** That a notification has reached a person; see {@link Notice}. */
    DELIVERED("artisan.notification-delivered", null),
    /** That a person has opened a notification. */
    SEEN("artisan.notification-seen", null);

    /** The one entity of {@link #ACCOUNT}. */
    static final String ACCOUNT_ID = "account";

    private static final Map<Kind, WireSchema> SCHEMAS = new EnumMap<>(Kind.class);

    static {
        for (var kind : values()) {
            if (kind.schema != null) {
                SCHEMAS.put(kind, WireSchema.of("artisan", kind.schema));
            }
        }
    }

    private final String type;
    private final @Nullable String schema;

    /** @param schema the name of the schema that an entity must fit; null for none */
    Kind(String type, @Nullable String schema) {
        this.type = type;
        this.schema = schema;
    }

    String type() {
        return type;
    }

    EntityRef ref(String id) {
        return new EntityRef(type, id);
    }

    /**
     * Whether the program can do something with it. It reads without looking, and any node may write
     * these types in the hub's own protocol.
     */
    boolean fits(Document data) {
        var wire = SCHEMAS.get(this);
        return wire == null || wire.flaw(Json.MAPPER.valueToTree(data.fields())) == null;
    }

    static List<String> types() {
        return Arrays.stream(values()).map(Kind::type).toList();
    }

    static Optional<Kind> of(String type) {
        return Arrays.stream(values()).filter(kind -> kind.type.equals(type)).findFirst();
    }
}
