package io.tributary.projector.consume;

import io.r2dbc.spi.R2dbcException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells a row that Postgres will never take from a Postgres that can't work just now. */
final class Refusal {
    private Refusal() {}

    /**
     * Whether the data is at fault: data exception (22), integrity (23), a row named twice (21), a
     * limit of Postgres itself (54). All else, also a missing right, passes when somebody mends it.
     */
    static boolean isOfData(R2dbcException e) {
        var state = e.getSqlState();
        return state != null && (state.startsWith("22") || state.startsWith("23")
                || state.startsWith("21") || state.startsWith("54"));
    }

    /**
     * The first record that is refused, found by halves; empty if none is.
     *
     * @param attempt throws what {@link #isOfData} knows if it is given a refused record
     */
    static Optional<Found> find(List<Received> records, Consumer<List<Received>> attempt) {
        var reason = attempt(records, attempt);
        if (reason.isEmpty() || records.isEmpty()) {
            return Optional.empty();
        }
        if (records.size() == 1) {
            return reason.map(text -> new Found(records.getFirst(), text));
        }
        int half = records.size() / 2;
        return find(records.subList(0, half), attempt)
                .or(() -> find(records.subList(half, records.size()), attempt));
    }

    private static Optional<String> attempt(List<Received> records,
            Consumer<List<Received>> attempt) {
        try {
            attempt.accept(records);
            return Optional.empty();
        } catch (R2dbcException e) {
            if (!isOfData(e)) {
                throw e;
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** A refused record and what Postgres says of it. */
    record Found(Received record, String reason) {}
}
