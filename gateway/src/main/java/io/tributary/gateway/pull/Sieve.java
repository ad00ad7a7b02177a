package io.tributary.gateway.pull;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.node.RegistryEntry;
import java.util.Optional;

/**
 * What a change is to a reader with a scope. A change that moves an entity out of the scope is a
 * deletion there, also to a reader who may never have had it, which does no harm: what was in the
 * scope before is written down nowhere.
 *
 * @param echo whether the reader takes its own changes too
 */
record Sieve(RegistryEntry.Node reader, boolean echo) {
    /** JSON of the change as the reader may see it; empty if it must not or need not. */
    Optional<byte[]> of(byte[] change) {
        var read = ChangeCodec.read(reader.tenant(), change);
        return of(read).map(it -> it == read ? change : ChangeCodec.write(it));
    }

    Optional<Change> of(Change change) {
        boolean isOwn = change.origin().equals(reader.node());
        if (!reader.scope().hasType(change.entity().type())) {
            return Optional.empty();
        }
        if (change.deleted() || reader.scope().contains(change.entity(), change.data())) {
            return isOwn && !echo ? Optional.empty() : Optional.of(change);
        }
        // Nobody but its maker can have the only version that there ever was.
        return change.version() == 1 && !isOwn ? Optional.empty()
                : Optional.of(new Change(change.lane(), change.seq(), change.pushEnd(),
                        change.entity(), change.version(), null, change.origin(), change.time(),
                        change.lamport(), change.hlc()));
    }
}
