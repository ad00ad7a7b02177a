package io.tributary.bench.vehicle;

import java.util.List;
import java.util.Map;

/** A request that the vehicle refuses, with what it answers (contract section 2). */
final class BadQuery extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int UNPROCESSABLE = 422;

    private final int status;
    private final transient Object detail;

    private BadQuery(int status, Object detail) {
        super("HTTP " + status, null, false, false);
        this.status = status;
        this.detail = detail;
    }

    static BadQuery of(String parameter, String type, String message) {
        return at("query", parameter, type, message);
    }

    static BadQuery missingKey() {
        return at("header", "X-API-Key", "missing", "Field required");
    }

    static BadQuery wrongKey() {
        return new BadQuery(UNAUTHORIZED, "Unauthorized");
    }

    static BadQuery emptyWindow() {
        return new BadQuery(BAD_REQUEST, Map.of("error", "invalid_params", "detail",
                "from must be before to"));
    }

    private static BadQuery at(String place, String name, String type, String message) {
        return new BadQuery(UNPROCESSABLE, List.of(
                Map.of("type", type, "loc", List.of(place, name), "msg", message)));
    }

    int status() {
        return status;
    }

    Object detail() {
        return detail;
    }
}
