package io.tributary.gateway.fleet.vehicle;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** How a vehicle's JSON is read: numbers that are none are let through, to be counted. */
final class AnswerJson {
    private static final int TEXT_LENGTH_MAX = 64 << 10;
    private static final int DEPTH_MAX = 32;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX)
                    .maxStringLength(TEXT_LENGTH_MAX).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER).build();
    static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

    private AnswerJson() {}
}
