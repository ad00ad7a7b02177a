package io.tributary.standalone.fuzz;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Values as a schema has them. Free texts carry a mark, by which they are known again. */
final class Values {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonNode SAMPLES = Description.read(Values.class, "/fuzz/samples.json");
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");
    private static final int IDS = 20;
    private static final int ITEMS_MAX = 6;
    private static final int DEPTH_MAX = 4;
    private static final int MANY = 1000;
    private static final int PAGE = 20;

    private final Description description;
    private final Seen seen;
    private final RandomGenerator random;
    private final String mark;

    /** @param mark of the request that the values are for */
    Values(Description description, Seen seen, RandomGenerator random, String mark) {
        this.description = description;
        this.seen = seen;
        this.random = random;
        this.mark = mark;
    }

    JsonNode any(JsonNode unresolved) {
        return any(unresolved, "", 0);
    }

    /** The value of a parameter. */
    String text(JsonNode parameter) {
        var name = parameter.get("name").asString();
        if (name.equals("wait")) {
            // Longer waits are no other code, and take the time.
            return Integer.toString(random.nextInt(2));
        }
        if (name.equals("limit") && random.nextInt(8) > 0) {
            // What is made here adds up, and long pages take the time of many requests.
            return Integer.toString(random.nextInt(1, PAGE));
        }
        var value = any(parameter.get("schema"), name, 0);
        return value.isString() ? value.asString() : value.toString();
    }

    private JsonNode any(JsonNode unresolved, String name, int depth) {
        var schema = description.resolved(unresolved);
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        for (var choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return any(schema.get(choice).get(random.nextInt(schema.get(choice).size())), name,
                        depth);
            }
        }
        return switch (type(schema)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, name, depth);
            case "integer" -> NODES.numberNode(whole(schema));
            case "number" -> NODES.numberNode(BigDecimal.valueOf(whole(schema))
                    .add(new BigDecimal("0.25")));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "null" -> NODES.nullNode();
            default -> NODES.stringNode(string(schema, name));
        };
    }

    private String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            return type.get(random.nextInt(type.size())).asString();
        }
        return type.isString() ? type.asString() : schema.has("properties") ? "object" : "string";
    }

    private JsonNode object(JsonNode schema, int depth) {
        var object = NODES.objectNode();
        var properties = schema.path("properties");
        properties.forEachEntry((name, property) -> {
            boolean required = schema.path("required").valueStream()
                    .anyMatch(it -> it.asString().equals(name));
            if (required || (depth < DEPTH_MAX && random.nextInt(3) == 0)) {
                object.set(name, any(property, name, depth + 1));
            }
        });
        return properties.isEmpty() ? free(object, depth) : object;
    }

    /** An object of any shape. */
    private JsonNode free(ObjectNode object, int depth) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            var name = "f" + random.nextInt(IDS);
            switch (random.nextInt(depth < DEPTH_MAX ? 6 : 4)) {
                case 0 -> object.put(name, random.nextInt(MANY));
                case 1 -> object.put(name, mark);
                case 2 -> object.put(name, random.nextBoolean());
                case 3 -> object.putNull(name);
                case 4 -> object.set(name, free(NODES.objectNode(), depth + 1));
                default -> object.putArray(name).add(mark).add(random.nextInt(MANY));
            }
        }
        return object.put("mark", mark);
    }

    private JsonNode array(JsonNode schema, String name, int depth) {
        var array = NODES.arrayNode();
        int least = schema.path("minItems").asInt(0);
        int most = Math.min(schema.path("maxItems").asInt(ITEMS_MAX), least + ITEMS_MAX);
        for (int i = random.nextInt(least, most + 1); i > 0; i--) {
            array.add(any(schema.path("items"), name, depth + 1));
        }
        return array;
    }

    private long whole(JsonNode schema) {
        long min = schema.path("minimum").asLong(schema.path("exclusiveMinimum").asLong(-2) + 1);
        long max = schema.path("maximum").asLong(Math.max(min, 0) + MANY);
        return random.nextLong(min, Math.max(min, max) + 1);
    }

    private String string(JsonNode schema, String name) {
        if (schema.has("pattern")) {
            return sample(schema.get("pattern").asString());
        }
        return switch (schema.path("format").asString("")) {
            case "uuid" -> uuid();
            case "date-time" -> TIME.plus(random.nextInt(MANY), ChronoUnit.SECONDS).toString();
            case "date" -> "2026-03-0" + random.nextInt(1, 10);
            case "uri" -> "http://127.0.0.1:9";
            default -> named(name, schema.path("maxLength").asInt(MANY));
        };
    }

    private String named(String name, int most) {
        var cursor = seen.cursor(random);
        return switch (name) {
            case "cursor", "after", "atLeast", "Last-Event-ID", "lastKnownServerCursor" ->
                cursor == null ? "" : cursor;
            case "id", "entityId", "entity_uuid", "key" -> "e-" + random.nextInt(IDS);
            case "types" -> "note,order";
            case "baseUrl" -> "http://127.0.0.1:9";
            default -> mark.substring(0, Math.min(mark.length(), most));
        };
    }

    private String uuid() {
        var known = random.nextInt(4) == 0 ? null : seen.id(random);
        // Few enough to be met again.
        return known == null ? new UUID(0x4000, 0x8000_0000_0000_0000L | random.nextInt(IDS))
                .toString()
                : known;
    }

    private String sample(String pattern) {
        var samples = SAMPLES.path(pattern);
        if (samples.isMissingNode()) {
            throw new IllegalStateException("samples.json has nothing for " + pattern);
        }
        return samples.get(random.nextInt(samples.size())).asString();
    }
}
