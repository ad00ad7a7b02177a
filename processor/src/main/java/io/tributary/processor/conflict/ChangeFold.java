package io.tributary.processor.conflict;

import io.tributary.schemas.change.Change;

/**
 * What can be known of an entity from its changes alone. Of a change they do not say what the node
 * had seen, nor by its clock when it was made.
 */
public final class ChangeFold {
    private ChangeFold() {}

    /** @param before what the changes before this one say */
    public static EntityState after(EntityState before, Change change) {
        var data = change.data();
        if (data == null) {
            return new EntityState.Deleted(change.version(), change.origin(), change.time());
        }
        // A compacted log lacks versions: what they changed is not known, so all fields count as new.
        var history = before instanceof EntityState.Live live
                && live.version() + 1 == change.version()
                        ? live.history().after(change.version(), live.data(), data)
                        : FieldHistory.startingAt(change.version());
        return new EntityState.Live(change.version(), data, history, change.origin(), false,
                change.time());
    }
}
