package io.tributary.schemas.codec;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A JSON Schema of what a dialect's clients send or get. It says where a value is wrong. */
public final class WireSchema {
    private static final String FOLDER = "classpath:json-schema/wire/";
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .formatAssertionsEnabled(true).failFast(true).build()));

    private final Schema schema;

    private WireSchema(Schema schema) {
        this.schema = schema;
    }

    /** The schema in the file {@code json-schema/wire/<dialect>/<name>.schema.json}. */
    public static WireSchema of(String dialect, String name) {
        return new WireSchema(REGISTRY.getSchema(
                SchemaLocation.of(FOLDER + dialect + "/" + name + ".schema.json")));
    }

    /** The first thing that is wrong with the value; null if it is as it must be. */
    public @Nullable Flaw flaw(JsonNode value) {
        var errors = schema.validate(value);
        return errors.isEmpty() ? null : flaw(errors.getFirst());
    }

    private static Flaw flaw(Error error) {
        var field = new StringBuilder();
        var path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            append(field, path, i);
        }
        var member = error.getProperty();
        if (member != null) {
            field.append(field.isEmpty() ? "" : ".").append(member);
        }
        return new Flaw(field.toString(), error.getMessage());
    }

    private static void append(StringBuilder field, NodePath path, int step) {
        if (path.getElement(step) instanceof Integer index) {
            field.append('[').append(index).append(']');
        } else {
            field.append(field.isEmpty() ? "" : ".").append(path.getName(step));
        }
    }

    /**
     * Why a value does not fit.
     *
     * @param field its place, such as {@code upserts.observations[0].status}; empty for the whole
     */
    public record Flaw(String field, String message) {}
}
