package io.tributary.schemas.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.POJONode;
import tools.jackson.databind.util.RawValue;

/** Changes one place of a JSON text, as a faulty or hostile writer would. */
final class Mutation {
    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1", "7.5",
            "\"\"",
            "\"x\"", "\"put\"", "\"delete\"", "\"1\"", "[]", "[null]", "{}", "{\"a\":1}",
            "9223372036854775807",
            "9223372036854775808", "1e400", "1e99999999999", "-0.5", "\"\\ud800\"",
            "\"00000000-0000-0000-0000-000000000000\"", "\"2026-01-01T00:00:00Z\"",
            "\"+1000000000-12-31T23:59:59Z\"", "1e999999999", "\"a/b\"");

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    /** One value replaced, or one member taken out or added. */
    byte[] of(byte[] json) {
        var root = Json.MAPPER.readTree(json);
        var places = new ArrayList<JsonNode>();
        collect(root, places);
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object -> change(object);
            case ArrayNode array -> change(array);
            default -> throw new IllegalStateException("only containers are collected");
        }
        return Json.MAPPER.writeValueAsBytes(root);
    }

    private void change(ObjectNode object) {
        var names = object.propertyNames().stream().toList();
        if (names.isEmpty() || random.nextInt(8) == 0) {
            object.set("added", value());
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        if (random.nextInt(3) == 0) {
            object.remove(name);
        } else {
            object.set(name, value());
        }
    }

    private void change(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(8) == 0) {
            array.add(value());
        } else {
            array.set(random.nextInt(array.size()), value());
        }
    }

    private JsonNode value() {
        return new POJONode(new RawValue(VALUES.get(random.nextInt(VALUES.size()))));
    }

    private static void collect(JsonNode node, List<JsonNode> places) {
        if (node.isContainer()) {
            places.add(node);
            node.forEach(child -> collect(child, places));
        }
    }
}
