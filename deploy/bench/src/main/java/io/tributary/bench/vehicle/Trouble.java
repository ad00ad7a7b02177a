package io.tributary.bench.vehicle;

/** What can be wrong with a vehicle for a while. */
enum Trouble {
    NONE,
    /** Connections end without an answer. */
    AWAY,
    /** Requests get no answer at all. */
    SILENT,
    /** It answers in the end, later than most callers wait. */
    SLOW,
    /** Its database is down: 503, and a status that says so. */
    DATABASE_DOWN,
    /** Its answers are no JSON. */
    GARBAGE,
    /** It dies in the middle of each answer. */
    BREAKS_OFF;

    /** The trouble of a vehicle at a time, by the wall clock. */
    static Trouble of(VehicleSettings settings, Chance chance, int vehicle, long millis) {
        long span = millis / settings.troubleLength().toMillis();
        if (millis < Times.millis(settings.calmUntil()) || millis >= Times.millis(settings.until())
                || !chance.hits(settings.troubles(), vehicle, span, 10)) {
            return NONE;
        }
        return values()[1 + chance.below(values().length - 1, vehicle, span, 11)];
    }
}
