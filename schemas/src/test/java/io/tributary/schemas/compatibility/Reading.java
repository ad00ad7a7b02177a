package io.tributary.schemas.compatibility;

import io.tributary.schemas.compatibility.Breach.Promise;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Whether a reader by one schema takes all that a writer by another may write. The answer errs on the
 * side of no: a keyword that it does not know must be the same on both sides.
 */
final class Reading {
    private static final JsonNode ANYTHING = JsonNodeFactory.instance.objectNode();
    private static final Set<String> TYPES = Set.of("null", "boolean", "object", "array", "number",
            "integer", "string");

    private final Promise promise;
    private final List<Breach> breaches = new ArrayList<>();

    private Reading(Promise promise) {
        this.promise = promise;
    }

    /** @param promise what is broken if the reader can't */
    static List<Breach> breaches(Promise promise, JsonNode writer, JsonNode reader) {
        return at(promise, "", writer, reader, Set.of());
    }

    private static List<Breach> at(Promise promise, String path, JsonNode writer, JsonNode reader,
            Set<String> declared) {
        var reading = new Reading(promise);
        reading.compare(path, writer, reader, declared);
        return reading.breaches;
    }

    /** @param declared what the writer says of this value's members elsewhere in its schema */
    private void compare(String path, JsonNode writer, JsonNode reader, Set<String> declared) {
        if (isTrue(reader) || isFalse(writer)) {
            return;
        }
        if (isFalse(reader)) {
            say(path, "may not be there for the reader");
            return;
        }
        var writes = isTrue(writer) ? ANYTHING : writer;
        var names = new TreeSet<>(declared);
        names.addAll(SchemaTree.ownMembers(writes));
        reader.forEachEntry((keyword, _) -> keyword(path, keyword, writes, reader, names));
    }

    private void keyword(String path, String keyword, JsonNode writer, JsonNode reader,
            Set<String> declared) {
        var written = writer.path(keyword);
        var demand = reader.path(keyword);
        switch (keyword) {
            case "type" -> subset(path, "type", types(written), types(demand));
            case "enum" -> values(path, written, demand);
            case "required" -> subset(path, "required member", texts(demand), texts(written));
            case "minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties",
                    "minContains" -> bound(path, keyword, written, demand, 1);
            case "maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties",
                    "maxContains" -> bound(path, keyword, written, demand, -1);
            case "properties" -> members(path, written, demand, declared);
            case "additionalProperties" -> others(path, declared, reader, written, demand);
            case "items" -> rest(path + "/*", writer, reader);
            case "prefixItems" -> places(path + "/*", writer, demand);
            case "oneOf", "anyOf" -> alternatives(path, written, demand, declared);
            case "allOf" -> demand.forEach(one -> together(path, written, one, declared));
            default -> same(path, keyword, written, demand);
        }
    }

    private void subset(String path, String of, Set<String> writer, Set<String> reader) {
        var more = new TreeSet<>(writer);
        more.removeAll(reader);
        if (!more.isEmpty()) {
            say(path, "the reader does not expect " + of + " " + more);
        }
    }

    private void values(String path, JsonNode written, JsonNode demand) {
        var known = demand.valueStream().toList();
        if (written.isMissingNode()) {
            say(path, "the reader knows only the values " + demand);
        }
        written.valueStream().filter(value -> !known.contains(value))
                .forEach(value -> say(path, "the reader does not know the value " + value));
    }

    private void bound(String path, String keyword, JsonNode written, JsonNode demand, int sign) {
        if (written.isMissingNode()
                || number(written).compareTo(number(demand)) * sign < 0) {
            say(path, "the reader demands " + keyword + " " + demand);
        }
    }

    private void members(String path, JsonNode written, JsonNode demand, Set<String> declared) {
        demand.forEachEntry((name, member) -> {
            if (written.has(name)) {
                compare(path + "/" + name, written.get(name), member, Set.of());
            } else if (declared.contains(name)) {
                // Such as a rule in one alternative for a member that the whole object has.
                compare(path + "/" + name, ANYTHING, member, Set.of());
            }
        });
    }

    private void others(String path, Set<String> declared, JsonNode reader, JsonNode written,
            JsonNode demand) {
        if (!isFalse(demand)) {
            inner(path + "/*", written, demand);
        } else if (!isFalse(written)) {
            say(path, "the reader takes no members but its own");
        } else {
            subset(path, "member", declared, SchemaTree.ownMembers(reader));
        }
    }

    private void inner(String path, JsonNode written, JsonNode demand) {
        compare(path, written.isMissingNode() ? ANYTHING : written, demand, Set.of());
    }

    /** What the reader says of all places behind those that it names. */
    private void rest(String path, JsonNode writer, JsonNode reader) {
        writer.path("prefixItems").valueStream().skip(reader.path("prefixItems").size())
                .forEach(place -> inner(path, place, reader.get("items")));
        inner(path, writer.path("items"), reader.get("items"));
    }

    private void places(String path, JsonNode writer, JsonNode demand) {
        for (int i = 0; i < demand.size(); i++) {
            var place = writer.path("prefixItems").path(i);
            inner(path, place.isMissingNode() ? writer.path("items") : place, demand.get(i));
        }
    }

    /** Each of the writer's alternatives needs one of the reader's for itself. */
    private void alternatives(String path, JsonNode written, JsonNode demand,
            Set<String> declared) {
        if (written.isMissingNode()) {
            say(path, "the reader knows only its alternatives");
        }
        var left = new ArrayList<>(demand.valueStream().toList());
        for (var one : written.valueStream().toList()) {
            var best = left.stream().min(Comparator
                    .comparing(other -> at(promise, path, one, other, declared).size()));
            if (best.isEmpty()) {
                say(path, "the reader has no such alternative: " + one);
            } else {
                compare(path, one, best.get(), declared);
                left.remove(best.get());
            }
        }
    }

    private void together(String path, JsonNode written, JsonNode one, Set<String> declared) {
        if (written.valueStream().noneMatch(
                other -> at(promise, path, other, one, declared).isEmpty())) {
            say(path, "the reader also demands " + one);
        }
    }

    private void same(String path, String keyword, JsonNode written, JsonNode demand) {
        if (!written.equals(demand)) {
            say(path, "the reader demands " + keyword + " " + demand);
        }
    }

    private void say(String path, String what) {
        breaches.add(new Breach(promise, path, what));
    }

    private static Set<String> types(JsonNode type) {
        var types = type.isMissingNode() ? new HashSet<>(TYPES) : texts(type);
        if (types.contains("number")) {
            types.add("integer");
        }
        return types;
    }

    private static Set<String> texts(JsonNode one) {
        return new TreeSet<>((one.isArray() ? one.valueStream() : Stream.of(one))
                .filter(JsonNode::isString).map(JsonNode::asString).toList());
    }

    private static BigDecimal number(JsonNode node) {
        return node.decimalValue();
    }

    private static boolean isTrue(JsonNode schema) {
        return schema.isBoolean() && schema.booleanValue();
    }

    private static boolean isFalse(JsonNode schema) {
        return schema.isBoolean() && !schema.booleanValue();
    }
}
