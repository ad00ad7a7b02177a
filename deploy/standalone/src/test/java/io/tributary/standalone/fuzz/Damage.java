package io.tributary.standalone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What happens to a good request: a value that is none, or bytes that are no JSON. */
final class Damage {
    /** JSON of values that programs stumble over. */
    private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1.5", "\"\"",
            "[]", "{}", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
            "1e400", "1e99999999", "-0.0", "0.1e-400", "1" + "0".repeat(999),
            "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\uFEFF\"", "\"\\u202e\"",
            "\"%00\"", "\"../../etc\"", "\"'; DROP TABLE entity; --\"", "\"{{7*7}}\"",
            "\"" + "a".repeat(300) + "\"", "\"" + "ü".repeat(5000) + "\"", "\"NaN\"", "NaN",
            "[".repeat(60) + "]".repeat(60), "{\"a\":".repeat(50) + "1" + "}".repeat(50),
            "\"2026-02-30T25:61:61Z\"", "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"", "\"00000000-0000-0000-0000-000000000000\"",
            "\"1-1-1-1-1\"", "\"\\n\\r\\t\\u0007\"", "[null,null]", "[[[]]]", "{\"\":{}}",
            "\"2026-03-01T12:00:00+99:99\"", "\"٣\"", "1E+2147483648");
    private static final List<String> TEXTS = List.of("", " ", "%", "%zz", "a\u0000b",
            "\ud83d\ude00",
            "../..", "'", "\"", "<script>", "null", "-1", "99999999999999999999", "0x10", "1e3",
            "ü".repeat(500), "a".repeat(7000), "\r\nX-Injected: 1", "{}", "a/b", "a;b=c", "+",
            "true", "2026-02-30", "1-1-1-1-1", "*", "\\", "a,b,,c", "\u202e", "\uffff");
    private static final String HOLE = "@hole@";

    private final RandomGenerator random;

    Damage(RandomGenerator random) {
        this.random = random;
    }

    /** One value of the body is another, missing, or one too many. */
    byte[] nearly(JsonNode body) {
        var copy = body.deepCopy();
        var places = new ArrayList<JsonNode>();
        collect(copy, places);
        if (places.isEmpty()) {
            return one(VALUES).getBytes(UTF_8);
        }
        switch (places.get(random.nextInt(places.size()))) {
            case ObjectNode object -> damage(object);
            case ArrayNode array -> damage(array);
            default -> throw new IllegalStateException("only containers are collected");
        }
        return copy.toString().replace("\"" + HOLE + "\"", one(VALUES)).getBytes(UTF_8);
    }

    /** Bytes are lost, changed or said twice. */
    byte[] hostile(byte[] body) {
        var bytes = body.clone();
        int at = bytes.length == 0 ? 0 : random.nextInt(bytes.length);
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(bytes, bytes);
            case 2 -> joined(new byte[]{(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes);
            case 3 -> joined(Arrays.copyOf(bytes, at), new byte[]{(byte) 0xC0, (byte) 0x80},
                    Arrays.copyOfRange(bytes, at, bytes.length));
            case 4 -> joined(Arrays.copyOf(bytes, at),
                    Arrays.copyOfRange(bytes, random.nextInt(at, bytes.length + 1),
                            bytes.length));
            default -> flipped(bytes);
        };
    }

    /** A text that is no good value of anything. */
    String text() {
        return one(TEXTS);
    }

    private byte[] flipped(byte[] bytes) {
        for (int i = random.nextInt(1, 4); i > 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private void damage(ObjectNode object) {
        var names = List.copyOf(object.propertyNames());
        if (names.isEmpty() || random.nextInt(6) == 0) {
            object.put("unknown", HOLE);
            return;
        }
        var name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, object.deepCopy());
            default -> object.put(name, HOLE);
        }
    }

    private void damage(ArrayNode array) {
        if (array.isEmpty() || random.nextInt(3) == 0) {
            array.add(HOLE);
        } else {
            array.set(random.nextInt(array.size()), HOLE);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private String one(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static byte[] joined(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        var all = new byte[length];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
