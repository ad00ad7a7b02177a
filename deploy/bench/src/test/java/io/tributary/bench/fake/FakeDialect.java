package io.tributary.bench.fake;

import tools.jackson.databind.JsonNode;

/** A tenant's side of a dialect, in memory. */
interface FakeDialect {
    /** @param node who asks, by its token */
    JsonNode answer(String node, JsonNode request);
}
