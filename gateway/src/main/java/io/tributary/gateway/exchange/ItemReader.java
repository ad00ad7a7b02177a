package io.tributary.gateway.exchange;

import io.tributary.gateway.http.JsonReader;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the objects of a packet or of a file. Their members may come in any order. */
final class ItemReader {
    private static final Pattern UUID = Pattern.compile(
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Names names;
    private @Nullable String type;
    private @Nullable String uuid;
    private @Nullable String operation;
    private @Nullable Document data;

    private ItemReader(Names names) {
        this.names = names;
    }

    /** What the members of an object are called. */
    private record Names(String type, String uuid) {
        static final Names OF_PACKET = new Names("type", "uuid");
        static final Names OF_FILE = new Names("entity_type", "entity_uuid");
    }

    /** The objects of a packet's body; null if it has no entities. */
    static @Nullable List<Item> body(JsonReader reader, int entitiesMax) {
        List<Item> items = null;
        reader.object();
        for (var name = reader.member(); name != null; name = reader.member()) {
            if (name.equals("entities")) {
                items = items(reader, Names.OF_PACKET, entitiesMax);
            } else {
                reader.skip();
            }
        }
        return items;
    }

    /** The objects of a file's list of changes. */
    static List<Item> changes(JsonReader reader, int entitiesMax) {
        return items(reader, Names.OF_FILE, entitiesMax);
    }

    private static List<Item> items(JsonReader reader, Names names, int entitiesMax) {
        var items = new ArrayList<Item>();
        reader.array();
        while (reader.element()) {
            if (items.size() == entitiesMax) {
                throw new ProblemException(ProblemCode.TOO_MANY_OPERATIONS,
                        "a packet has at most " + entitiesMax + " entities");
            }
            items.add(new ItemReader(names).read(reader));
        }
        return items;
    }

    private Item read(JsonReader reader) {
        if (!reader.isObject()) {
            throw InvalidPacket.because("Invalid entity format");
        }
        for (var name = reader.member(); name != null; name = reader.member()) {
            if (reader.isNull()) {
                continue;
            }
            if (name.equals(names.type())) {
                type = reader.text();
            } else if (name.equals(names.uuid())) {
                uuid = reader.text();
            } else if (name.equals("operation")) {
                operation = reader.text();
            } else if (name.equals("data")) {
                data = reader.document();
            } else {
                reader.skip();
            }
        }
        return item();
    }

    private Item item() {
        var entity = entity(required(names.type(), type), required(names.uuid(), uuid));
        return switch (required("operation", operation)) {
            case "INSERT" -> new Item(entity, Act.INSERT, required("data", data));
            case "UPDATE" -> new Item(entity, Act.UPDATE, required("data", data));
            case "DELETE" -> Item.delete(entity);
            default -> throw InvalidPacket.because("Invalid operation: " + operation);
        };
    }

    private static EntityRef entity(String type, String uuid) {
        if (!UUID.matcher(uuid).matches()) {
            throw InvalidPacket.because("Invalid entity uuid");
        }
        try {
            return new EntityRef(Item.TYPE_PREFIX + type, uuid.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw InvalidPacket.because("Invalid entity type: the name must have 1 to "
                    + (EntityRef.TYPE_LENGTH_MAX - Item.TYPE_PREFIX.length())
                    + " letters, digits, '.', '_' or '-'");
        }
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw InvalidPacket.because("Missing required entity field: " + name);
        }
        return value;
    }
}
