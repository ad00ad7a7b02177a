package io.tributary.gateway.http;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.ProblemCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from outside: nothing unknown, nothing twice, nothing too deep or too long. */
public final class StrictJson {
    /** A push nests an entity's document three levels deep; the rest is room for other dialects. */
    private static final int ENVELOPE_DEPTH = 8;

    private final HttpLimits limits;
    private final JsonFactory factory;
    private final JsonMapper mapper;
    private final ObjectReader tree;

    public StrictJson(HttpLimits limits) {
        this.limits = limits;
        factory = JsonFactory.builder()
                .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.entityDepthMax() + ENVELOPE_DEPTH)
                        .maxNumberLength(limits.numberLengthMax())
                        .maxNameLength(limits.nameLengthMax())
                        .maxStringLength(limits.stringLengthMax())
                        .maxTokenCount(limits.tokensMax()).build())
                .build();
        mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        tree = mapper.readerFor(Object.class)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    }

    /** A small body as a record that has its shape. */
    public <T> T read(byte[] body, Class<T> shape) {
        T read = mapper.readValue(body, shape);
        if (read == null) {
            throw new ProblemException(ProblemCode.INVALID_REQUEST, "the body is null");
        }
        return read;
    }

    /** A body of any shape as plain values, numbers exactly; null for a JSON null. */
    public @Nullable Object tree(byte[] body) {
        try {
            return tree.readValue(body);
        } catch (NumberFormatException e) {
            // The parser's own word for an exponent that not even a large number can have.
            throw new ProblemException(ProblemCode.INVALID_REQUEST,
                    "the body has a number whose exponent is out of bounds");
        }
    }

    /** A body that is one document. */
    public Document document(byte[] body) {
        try (var reader = reader(body)) {
            reader.begin();
            var document = reader.document();
            reader.end();
            return document;
        }
    }

    /** A large body, to be read member by member. */
    public JsonReader reader(byte[] body) {
        return new JsonReader(factory.createParser(ObjectReadContext.empty(), body), limits);
    }
}
