package io.tributary.schemas.compatibility;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes of a JSON Schema a tree that stands for itself: what a reference names is in its place, a
 * constant is an enumeration of one, and what only explains is left out. Two schemas that are cut
 * into files and definitions in different ways become the same tree.
 */
final class SchemaTree {
    /** Keywords whose value is a schema. */
    static final Set<String> ONE = Set.of("items", "additionalProperties", "contains", "not", "if",
            "then", "else", "propertyNames", "unevaluatedItems", "unevaluatedProperties");
    /** Keywords whose value is a list of schemas. */
    static final Set<String> LIST = Set.of("oneOf", "anyOf", "allOf", "prefixItems");
    /** Keywords whose value names schemas. */
    static final Set<String> NAMED = Set.of("properties", "patternProperties", "dependentSchemas");
    /** Keywords with schemas that are about the same value as the one that they stand in. */
    private static final Set<String> SAME_VALUE = Set.of("oneOf", "anyOf", "allOf", "not", "if",
            "then", "else");
    private static final Set<String> EXPLAINING = Set.of("$schema", "$id", "$comment", "$defs",
            "title", "description", "examples", "default", "deprecated");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Function<String, JsonNode> files;

    private SchemaTree(Function<String, JsonNode> files) {
        this.files = files;
    }

    /**
     * The tree of a schema.
     *
     * @param place file and JSON Pointer, as in {@code a.schema.json#/$defs/b}
     * @param files reads a file by its path
     * @throws IllegalArgumentException if a reference has no target, or leads back to itself
     */
    static JsonNode of(String place, Function<String, JsonNode> files) {
        return new SchemaTree(files).referred("", "./" + place, List.of());
    }

    /** The paths of all members that the schema declares, at any depth. */
    static Set<String> members(JsonNode tree) {
        var paths = new TreeSet<String>();
        collect("", tree, paths);
        return paths;
    }

    /** The names of the members that the schema declares of the value itself. */
    static Set<String> ownMembers(JsonNode tree) {
        var names = new TreeSet<>(tree.path("properties").propertyNames());
        tree.forEachEntry((keyword, value) -> {
            if (SAME_VALUE.contains(keyword)) {
                schemas(value).forEach(inner -> names.addAll(ownMembers(inner)));
            }
        });
        return names;
    }

    private static void collect(String path, JsonNode tree, Set<String> paths) {
        tree.path("properties").forEachEntry((name, member) -> {
            paths.add(path + "/" + name);
            collect(path + "/" + name, member, paths);
        });
        tree.forEachEntry((keyword, value) -> {
            if (SAME_VALUE.contains(keyword)) {
                schemas(value).forEach(inner -> collect(path, inner, paths));
            } else if (ONE.contains(keyword) || keyword.equals("prefixItems")) {
                schemas(value).forEach(inner -> collect(path + "/*", inner, paths));
            }
        });
    }

    private static Stream<JsonNode> schemas(JsonNode value) {
        return value.isArray() ? value.valueStream() : Stream.of(value);
    }

    private JsonNode tree(String file, JsonNode schema, List<String> inside) {
        if (!schema.isObject()) {
            return schema;
        }
        var tree = JSON.objectNode();
        schema.forEachEntry((keyword, value) -> {
            if (keyword.equals("const")) {
                tree.set("enum", JSON.arrayNode().add(value));
            } else if (!EXPLAINING.contains(keyword) && !keyword.equals("$ref")) {
                tree.set(keyword, inner(file, keyword, value, inside));
            }
        });
        return schema.has("$ref")
                ? both(tree, referred(file, schema.get("$ref").asString(), inside))
                : tree;
    }

    private JsonNode inner(String file, String keyword, JsonNode value, List<String> inside) {
        if (ONE.contains(keyword)) {
            return tree(file, value, inside);
        }
        if (LIST.contains(keyword)) {
            var list = JSON.arrayNode();
            value.forEach(schema -> list.add(tree(file, schema, inside)));
            return list;
        }
        if (NAMED.contains(keyword)) {
            var named = JSON.objectNode();
            value.forEachEntry((name, schema) -> named.set(name, tree(file, schema, inside)));
            return named;
        }
        return value;
    }

    private JsonNode referred(String from, String reference, List<String> inside) {
        int hash = reference.indexOf('#');
        var path = hash < 0 ? reference : reference.substring(0, hash);
        var file = path.isEmpty() ? from
                : Path.of(from).resolveSibling(path).normalize().toString();
        var place = file + (hash < 0 ? "" : reference.substring(hash));
        if (inside.contains(place)) {
            throw new IllegalArgumentException(place + " leads back to itself");
        }
        var target = files.apply(file).at(hash < 0 ? "" : reference.substring(hash + 1));
        if (target.isMissingNode()) {
            throw new IllegalArgumentException(place + " is not there");
        }
        return tree(file, target, Stream.concat(inside.stream(), Stream.of(place)).toList());
    }

    /** Mostly a reference stands alone, or beside an explanation. */
    private static JsonNode both(ObjectNode beside, JsonNode target) {
        if (beside.isEmpty()) {
            return target;
        }
        var all = beside.get("allOf") instanceof ArrayNode some ? some : JSON.arrayNode();
        return beside.set("allOf", all.add(target));
    }
}
