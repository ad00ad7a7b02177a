package io.tributary.schemas.push;

import io.tributary.schemas.value.Document;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of a count beside its amount: why, and whatever else the node says.
 *
 * @param id names the entry for ever, so that sending it again books nothing; null to let the hub
 *        name it after its push
 */
public record Entry(@Nullable String id, Document data) {
    /** The members that the hub itself writes into an entry: there a node's own are not kept. */
    public static final Set<String> RESERVED = Set.of("entity", "field", "by", "to", "balance",
            "at", "overruled");

    /** What the entry of a count holds that comes without one. */
    public static final Entry NONE = new Entry(null, Document.EMPTY);
}
