package io.tributary.gateway.lamport;

import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.lamport.Reading.Good;
import io.tributary.gateway.lamport.Reading.Unkept;
import io.tributary.gateway.lamport.Reading.Wrong;
import io.tributary.schemas.value.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads a body as the origin does: what is not declared is passed over, and all that is wrong is
 * said at once.
 */
final class ShapeReader {
    private static final List<Object> BODY = List.of("body");

    private final List<Fault> faults = new ArrayList<>();
    private final Map<?, ?> body;

    private ShapeReader(Map<?, ?> body) {
        this.body = body;
    }

    /** @throws InvalidShape if the body is no JSON object */
    static ShapeReader of(StrictJson json, byte[] body) {
        if (body.length == 0) {
            throw new InvalidShape(Fault.missing(BODY));
        }
        return switch (parsed(json, body)) {
            case Map<?, ?> members -> new ShapeReader(members);
            case null -> throw new InvalidShape(Fault.missing(BODY));
            default -> throw new InvalidShape(noObject(BODY));
        };
    }

    private static @Nullable Object parsed(StrictJson json, byte[] body) {
        try {
            return json.tree(body);
        } catch (JacksonException e) {
            var location = e.getLocation();
            throw new InvalidShape(new Fault(
                    List.of("body", location == null ? 0L : Math.max(0, location.getByteOffset())),
                    "JSON decode error", "json_invalid"));
        }
    }

    /** The members of the body itself. */
    Item body(Shape shape) {
        return item(shape, body, BODY);
    }

    /** The objects of a list; none if the body has no such list. */
    List<Item> list(String name, Shape shape) {
        var place = List.<Object>of("body", name);
        if (!body.containsKey(name)) {
            return List.of();
        }
        if (!(body.get(name) instanceof List<?> values)) {
            faults.add(new Fault(place, "Input should be a valid list", "list_type"));
            return List.of();
        }
        var items = new ArrayList<Item>();
        for (var value : values) {
            var itemPlace = List.<Object>of("body", name, items.size());
            if (value instanceof Map<?, ?> members) {
                items.add(item(shape, members, itemPlace));
            } else {
                faults.add(noObject(itemPlace));
                items.add(new Item(Document.EMPTY, null));
            }
        }
        return items;
    }

    /** The texts of a list; null if the body has no such list. */
    @Nullable
    List<String> texts(String name) {
        if (body.get(name) == null) {
            return null;
        }
        if (body.get(name) instanceof List<?> values
                && values.stream().allMatch(String.class::isInstance)) {
            return values.stream().map(String.class::cast).toList();
        }
        faults.add(new Fault(List.of("body", name), "Input should be a valid list of strings",
                "list_type"));
        return null;
    }

    /** @throws InvalidShape if anything that was read is not as declared */
    void check() {
        if (!faults.isEmpty()) {
            throw new InvalidShape(faults);
        }
    }

    private Item item(Shape shape, Map<?, ?> members, List<Object> place) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        String unkept = null;
        for (var member : shape.members()) {
            var value = members.get(member.name());
            if (value == null) {
                absent(member, members, place, fields);
                continue;
            }
            switch (member.kind().read(value)) {
                case Good(var good) -> fields.put(member.name(), good);
                case Wrong(var type, var msg) ->
                    faults.add(new Fault(at(place, member), msg, type));
                case Unkept(var why) -> unkept = member.name() + " has " + why;
            }
        }
        return new Item(new Document(fields), unkept);
    }

    private void absent(Member member, Map<?, ?> members, List<Object> place,
            Map<String, @Nullable Object> fields) {
        boolean isNull = members.containsKey(member.name());
        if (isNull && (member.required() || member.otherwise() != null)) {
            // No kind takes a null: let it say so in its own words.
            if (member.kind().read(Absent.NULL) instanceof Wrong(var type, var msg)) {
                faults.add(new Fault(at(place, member), msg, type));
            }
        } else if (member.required()) {
            faults.add(Fault.missing(at(place, member)));
        } else if (member.otherwise() != null) {
            fields.put(member.name(), member.otherwise());
        }
    }

    private enum Absent {
        NULL
    }

    private static List<Object> at(List<Object> place, Member member) {
        var at = new ArrayList<Object>(place);
        at.add(member.name());
        return at;
    }

    private static Fault noObject(List<Object> place) {
        return new Fault(place, "Input should be a valid dictionary or object to extract fields"
                + " from", "model_attributes_type");
    }
}
