package io.tributary.gateway.fleet.vehicle;

import tools.jackson.core.JacksonException;

/** Answers that can't be understood. */
final class Garbage {
    private Garbage() {}

    static VehicleFailure because(String why) {
        return new VehicleFailure(VehicleFailure.Kind.GARBAGE, "the answer " + why);
    }

    static VehicleFailure because(JacksonException error) {
        return because("is not JSON: " + error.getOriginalMessage());
    }
}
