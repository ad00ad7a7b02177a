package io.tributary.kubernetes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Each values file rendered once for all tests. */
final class Rendered {
    private static final Map<String, Resources> KEPT = new ConcurrentHashMap<>();

    private Rendered() {}

    static Resources with(String values) {
        return KEPT.computeIfAbsent(values, Chart.here()::render);
    }
}
