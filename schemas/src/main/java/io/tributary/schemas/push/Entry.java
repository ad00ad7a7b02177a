package io.tributary.schemas.push;

import io.tributary.schemas.value.Document;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger keeps of a count beside its amount: why, and whatever else the node says.
 *
 * @param id names the entry for ever, so that sending it again books nothing; null to let the hub
 *        name it after its push
 */
public record Entry(@Nullable String id, Document data) {}
