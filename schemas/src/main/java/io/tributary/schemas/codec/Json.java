package io.tributary.schemas.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.push.Operation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/** How the hub writes JSON: declared order, nothing for what is absent, numbers kept exactly. */
public final class Json {
    /** For what the hub itself has written or checked; unknown members are passed over. */
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    absent -> absent.withValueInclusion(JsonInclude.Include.NON_NULL))
            .annotationIntrospector(new Nullness())
            .addModule(new SimpleModule("tributary")
                    .addSerializer(Operation.class, new OperationJson.Writer())
                    .addDeserializer(Operation.class, new OperationJson.Reader())
                    .addSerializer(Samples.class, new SamplesJson.Writer())
                    .addDeserializer(Samples.class, new SamplesJson.Reader()))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, text -> text
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}
}
