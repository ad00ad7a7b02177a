package io.tributary.gateway.lamport;

import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How somebody resolves a conflict, in the engine's words.
 *
 * @param winner the operation that shall have effect
 * @param by who resolves it
 * @param feedback why; null if nothing was said
 */
record Resolution(String winner, String by, @Nullable String feedback) {
    /** The parameters as members of a body. */
    static final Shape SHAPE = new Shape(List.of(Member.optional("winner_id", Kind.TEXT),
            Member.optional("resolved_by", Kind.TEXT), Member.optional("feedback", Kind.TEXT)));

    private static final List<Object> WINNER = List.of("query", "winner_id");

    /** @param parameters what was sent under a name; null for nothing */
    static Resolution of(Function<String, @Nullable String> parameters) {
        var winner = parameters.apply("winner_id");
        var by = parameters.apply("resolved_by");
        var missing = new ArrayList<Fault>();
        if (winner == null) {
            missing.add(Fault.missing(WINNER));
        }
        if (by == null) {
            missing.add(Fault.missing(List.of("query", "resolved_by")));
        }
        if (!missing.isEmpty()) {
            throw new InvalidShape(missing);
        }
        return new Resolution(Query.required(WINNER, winner, Kind.UUID),
                Query.required(List.of("query", "resolved_by"), by, Kind.UUID),
                feedback(parameters.apply("feedback")));
    }

    private static @Nullable String feedback(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var place = List.<Object>of("query", "feedback");
        if (text.length() > Settlement.NOTE_LENGTH_MAX) {
            throw new InvalidShape(new Fault(place, "String should have at most "
                    + Settlement.NOTE_LENGTH_MAX + " characters", "string_too_long"));
        }
        return Query.required(place, text, Kind.TEXT);
    }

    /** In the hub's words; refused if the winner is none of the conflict's. */
    Settlement.Resolution of(Conflict conflict) {
        if (winner.equals(Sides.operationId(conflict, Winner.INCOMING))) {
            return new Settlement.Take();
        }
        if (winner.equals(Sides.operationId(conflict, Winner.CURRENT))) {
            return new Settlement.Keep();
        }
        throw new InvalidShape(new Fault(WINNER,
                "Input should be operation_a_id or operation_b_id of the conflict",
                "value_error"));
    }
}
