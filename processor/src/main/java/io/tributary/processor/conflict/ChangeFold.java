package io.tributary.processor.conflict;

import io.tributary.schemas.change.Change;

/**
 * What can be known of an entity from its changes alone. They do not say what a node had seen, its
 * rank, when it made the change by its own clock, nor which counts made a number what it is.
 */
public final class ChangeFold {
    private static final int NO_RANK = 0;

    private ChangeFold() {}

    /** @param before what the changes before this one say */
    public static EntityState after(EntityState before, Change change) {
        long version = change.version();
        var data = change.data();
        // A compacted log lacks versions: what they changed is not known, so all counts as new.
        boolean follows = before.version() + 1 == version;
        long since = follows && before instanceof EntityState.Known known
                && known.last().node().equals(change.origin()) ? known.last().since() : version;
        var last = new LastWrite(change.origin(), NO_RANK, since, change.time(), change.lamport(),
                null);
        if (data == null) {
            return new EntityState.Deleted(version, last);
        }
        var history = follows && before instanceof EntityState.Live live
                ? live.history().after(version, live.data(), data)
                : FieldHistory.startingAt(version);
        return new EntityState.Live(version, data, history, last, false, Tallies.NONE);
    }
}
