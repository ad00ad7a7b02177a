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
    /** How a change looks to the reader. */
    enum Look {
        AS_IT_IS,
        DELETION,
        /** The reader must not or need not hear of it. */
        NOTHING
    }

    /** JSON of the change as the reader may see it; empty for nothing. */
    Optional<byte[]> of(byte[] change) {
        var read = ChangeCodec.read(reader.tenant(), change);
        return switch (look(read)) {
            case AS_IT_IS -> Optional.of(change);
            case DELETION -> Optional.of(ChangeCodec.write(deletion(read)));
            case NOTHING -> Optional.empty();
        };
    }

    private Look look(Change change) {
        if (!reader.scope().hasType(change.entity().type())) {
            return Look.NOTHING;
        }
        boolean isOwn = change.origin().equals(reader.node());
        if (change.deleted() || reader.scope().contains(change.entity(), change.data())) {
            return isOwn && !echo ? Look.NOTHING : Look.AS_IT_IS;
        }
        // Nobody but its maker can have the only version that there ever was.
        return change.version() == 1 && !isOwn ? Look.NOTHING : Look.DELETION;
    }

    private static Change deletion(Change change) {
        return new Change(change.lane(), change.seq(), change.pushEnd(), change.entity(),
                change.version(), null, change.origin(), change.time(), change.lamport(),
                change.hlc());
    }
}
