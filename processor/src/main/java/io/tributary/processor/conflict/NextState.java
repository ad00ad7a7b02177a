package io.tributary.processor.conflict;

import io.tributary.processor.conflict.EntityState.Deleted;
import io.tributary.processor.conflict.EntityState.Held;
import io.tributary.processor.conflict.EntityState.Known;
import io.tributary.processor.conflict.EntityState.Live;
import io.tributary.processor.conflict.EntityState.Unknown;
import io.tributary.schemas.value.Document;
import org.jspecify.annotations.Nullable;

/** What the hub holds of an entity after an operation. */
final class NextState {
    private NextState() {}

    /**
     * A new version.
     *
     * @param data null if the entity is deleted
     * @param lamport the logical time of the operation in the lane
     */
    static EntityState of(Case c, @Nullable Document data, boolean joint, Tallies tallies,
            long lamport) {
        long version = c.state().version() + 1;
        var last = lastWrite(c, version, lamport);
        if (data == null) {
            return new Deleted(version, last);
        }
        var history = c.state() instanceof Live live
                ? live.history().after(version, live.data(), data)
                : FieldHistory.startingAt(version);
        return new Live(version, data, history, last, joint, tallies);
    }

    /** No new version, and so none that the node has made. */
    static EntityState reaffirmed(Case c) {
        return switch (c.state()) {
            case Live it -> new Live(it.version(), it.data(), it.history(),
                    lastWrite(c, it.version() + 1, it.last().lamport()), false, it.tallies());
            case Deleted it -> new Deleted(it.version(),
                    lastWrite(c, it.version() + 1, it.last().lamport()));
            case Unknown _,Held _ ->
                throw new IllegalStateException("nothing to say again of what never was");
        };
    }

    private static LastWrite lastWrite(Case c, long version, long lamport) {
        long since = c.state() instanceof Known known && known.last().node().equals(c.node())
                ? known.last().since()
                : version;
        return new LastWrite(c.node(), c.rank(), since, c.time(), lamport,
                c.operation().basis().lamport());
    }

    static Tallies tallies(EntityState state) {
        return state instanceof Live live ? live.tallies() : Tallies.NONE;
    }
}
