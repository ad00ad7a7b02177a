package io.tributary.gateway.lamport;

import java.util.List;

/**
 * What is wrong with one value of a request, as FastAPI says it.
 *
 * @param loc where it stands: {@code body} or {@code query}, then names and indexes
 */
record Fault(List<Object> loc, String msg, String type) {
    static Fault missing(List<Object> loc) {
        return new Fault(loc, "Field required", "missing");
    }
}
