package io.tributary.processor.conflict;

import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import org.jspecify.annotations.Nullable;

/** A document, a patch or a deletion as a side of a conflict. */
final class DocumentSide {
    private DocumentSide() {}

    /** What the hub holds. */
    static Side current(EntityState state) {
        return switch (state) {
            case EntityState.Live it -> current(Side.Kind.DOCUMENT, it.data(), it);
            case EntityState.Deleted it -> current(Side.Kind.DELETION, null, it);
            case EntityState.Unknown _,EntityState.Held _ ->
                throw new IllegalStateException("nothing can conflict with what never was");
        };
    }

    private static Side current(Side.Kind kind, @Nullable Document data,
            EntityState.Known known) {
        var last = known.last();
        return new Side(kind, data, known.version(), last.node(), last.time(), last.lamport());
    }

    static Side incoming(Case c) {
        return switch (c.operation()) {
            case Operation.Put it -> incoming(c, Side.Kind.DOCUMENT, it.data());
            case Operation.Patch it -> incoming(c, Side.Kind.PATCH, it.patch());
            case Operation.Delete _ -> incoming(c, Side.Kind.DELETION, null);
            case Operation.Count _,Operation.Settle _ ->
                throw new IllegalStateException("neither is a document");
        };
    }

    /** The document that a person chose. */
    static Side settled(Case c, @Nullable Document data) {
        return incoming(c, data == null ? Side.Kind.DELETION : Side.Kind.DOCUMENT, data);
    }

    private static Side incoming(Case c, Side.Kind kind, @Nullable Document data) {
        var basis = c.operation().basis();
        return new Side(kind, data, basis.baseVersion(), c.node(), c.time(), basis.lamport());
    }
}
