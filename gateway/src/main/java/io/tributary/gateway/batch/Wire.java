package io.tributary.gateway.batch;

import io.tributary.schemas.codec.WireSchema;

/** The schemas of the protocol's bodies and records. */
final class Wire {
    static final WireSchema SYNC_REQUEST = of("sync-batch-request");
    static final WireSchema GENERATE_REQUEST = of("generate-recommendation-request");
    static final WireSchema OBSERVATION = of("observation");
    static final WireSchema RECOMMENDATION = of("recommendation");
    static final WireSchema PLAYBOOK = of("playbook");
    static final WireSchema PLAYBOOK_PATCH = of("playbook-patch");

    private Wire() {}

    static WireSchema of(Kind kind) {
        return switch (kind) {
            case OBSERVATION -> OBSERVATION;
            case RECOMMENDATION -> RECOMMENDATION;
        };
    }

    private static WireSchema of(String name) {
        return WireSchema.of("batch", name);
    }
}
