package io.tributary.schemas.codec;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The published JSON Schemas, as a reader of the topics would use them. */
final class EventSchemas {
    static final String FOLDER = "json-schema/event/";
    static final String FILE_END = ".schema.json";

    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private EventSchemas() {}

    /** What the family's schema has against this value. */
    static List<Error> complaints(Family family, byte[] json) {
        // Read by our own mapper, since the validator's would make an infinity of a large number.
        return SCHEMAS.computeIfAbsent(family.name(), EventSchemas::load)
                .validate(Json.MAPPER.readTree(json));
    }

    static boolean accepts(Family family, byte[] json) {
        try {
            return complaints(family, json).isEmpty();
        } catch (JacksonException | NumberFormatException _) {
            return false;
        }
    }

    /** The names of all members that the family's schema, or one that it refers to, declares. */
    static Set<String> declared(Family family) {
        var names = new TreeSet<String>();
        collect(family.name() + FILE_END, names, new HashSet<>());
        return names;
    }

    /** The members that every event of this kind has. */
    static Set<String> required(Family family, JsonNode event) {
        var schema = read(family.name() + FILE_END);
        var kind = schema.path("$defs").path(event.path("kind").asString(""));
        var names = new TreeSet<String>();
        schema.path("required").forEach(name -> names.add(name.asString()));
        kind.path("required").forEach(name -> names.add(name.asString()));
        return names;
    }

    private static void collect(String file, Set<String> names, Set<String> seen) {
        if (!seen.add(file)) {
            return;
        }
        var schema = read(file);
        schema.findValues("properties").forEach(some -> names.addAll(some.propertyNames()));
        for (String reference : schema.findValuesAsString("$ref")) {
            int hash = reference.indexOf('#');
            collect(hash == 0 ? file : reference.substring(0, hash < 0 ? reference.length() : hash),
                    names, seen);
        }
    }

    static JsonNode read(String file) {
        try (var stream = EventSchemas.class.getResourceAsStream("/" + FOLDER + file)) {
            return Json.MAPPER.readTree(Objects.requireNonNull(stream, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema load(String name) {
        return REGISTRY.getSchema(SchemaLocation.of("classpath:" + FOLDER + name + FILE_END));
    }
}
