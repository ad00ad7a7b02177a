package io.tributary.processor.conflict;

import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Conflict.Winner;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.push.Operation.Settle;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.ProblemCode;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A settlement before the rules.
 *
 * @param lane in which it was pushed
 * @param state what the hub holds of the conflict's entity
 * @param before how the conflict was settled last; null if nobody has settled it
 * @param counting the chosen side as a count that knows of all others; null if it is none, or if its
 *        counter is not declared any more
 */
public record Settling(LaneKey lane, Settle operation, EntityState state,
        @Nullable Settled before, @Nullable Counting counting) {

    /** What becomes of the entity. */
    public sealed interface Effect {
        /** Nothing. */
        record Stays() implements Effect {}

        /** @param data the entity from now on; null if it is deleted */
        record Becomes(@Nullable Document data) implements Effect {}

        /** One more count is booked. */
        record Counts(Counting counting) implements Effect {}
    }

    public Conflict conflict() {
        return operation.conflict();
    }

    public Settlement.Resolution resolution() {
        return operation.settlement().resolution();
    }

    /** The side whose value the entity shall have; null if it is neither's. */
    static @Nullable Winner chosen(Settlement.Resolution resolution) {
        return switch (resolution) {
            case Settlement.Keep _ -> Winner.CURRENT;
            case Settlement.Take _ -> Winner.INCOMING;
            case Settlement.Restore(var side) -> side;
            case Settlement.Merge _ -> null;
        };
    }

    static Side side(Conflict conflict, Winner winner) {
        return switch (winner) {
            case CURRENT -> conflict.current();
            case INCOMING -> conflict.incoming();
        };
    }

    /** Why the chosen side can't be counted; empty if it can, or need not be. */
    public Optional<ProblemCode> obstacle() {
        var chosen = resolution() instanceof Settlement.Keep ? null : chosen(resolution());
        if (chosen == null || !side(conflict(), chosen).kind().isCount()) {
            return Optional.empty();
        }
        if (counting == null) {
            return Optional.of(ProblemCode.UNPROCESSABLE);
        }
        if (state instanceof EntityState.Deleted) {
            return Optional.of(ProblemCode.DELETED);
        }
        return counting.next().isEmpty() ? Optional.of(ProblemCode.NOT_A_NUMBER)
                : Optional.empty();
    }

    /** If there is no {@link #obstacle()}. */
    public Effect effect() {
        return switch (resolution()) {
            case Settlement.Keep _ -> new Effect.Stays();
            case Settlement.Take _ -> of(conflict().incoming());
            case Settlement.Merge(var data) -> becomes(data);
            case Settlement.Restore(var winner) -> restored(winner);
        };
    }

    /** Whether what the hub holds is one of the conflict's own sides, or there is nothing. */
    boolean isCurrentKept() {
        return switch (state) {
            case Live live -> isDocument(conflict().current(), live.data())
                    || isDocument(conflict().incoming(), live.data());
            case EntityState.Deleted _,EntityState.Unknown _,EntityState.Held _ -> true;
        };
    }

    private static boolean isDocument(Side side, Document data) {
        return side.kind() == Side.Kind.DOCUMENT && side.data() != null
                && side.data().sameAs(data);
    }

    /** Whose value the conflict was settled by; a merged one is no longer the hub's. */
    Winner winner() {
        return Objects.requireNonNullElse(chosen(resolution()), Winner.INCOMING);
    }

    /** Counting once more what counts already would be one count too many. */
    private Effect restored(Winner winner) {
        var side = side(conflict(), winner);
        return side.kind().isCount() && winner == standing() ? new Effect.Stays() : of(side);
    }

    /** The side that stands now; null if it is neither. */
    private @Nullable Winner standing() {
        return before == null ? conflict().winner()
                : chosen(before.settlement().resolution());
    }

    private Effect of(Side side) {
        return switch (side.kind()) {
            case DOCUMENT -> becomes(side.data());
            case DELETION -> becomes(null);
            case PATCH -> becomes(document().patched(Objects.requireNonNull(side.data())));
            case INCREMENT, ASSIGNMENT -> new Effect.Counts(
                    Objects.requireNonNull(counting, "an obstacle"));
        };
    }

    private Effect becomes(@Nullable Document data) {
        boolean same = data == null ? !(state instanceof Live)
                : state instanceof Live live && live.data().sameAs(data);
        return same ? new Effect.Stays() : new Effect.Becomes(data);
    }

    private Document document() {
        return state instanceof Live live ? live.data() : Document.EMPTY;
    }
}
