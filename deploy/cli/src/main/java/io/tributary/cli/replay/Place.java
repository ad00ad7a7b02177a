package io.tributary.cli.replay;

import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import java.util.UUID;

/** Where something is remembered: always in its lane. */
sealed interface Place {
    /** A node's own numbering. */
    record OfNode(LaneKey lane, NodeId node) implements Place {
        static OfNode of(LaneRequest request) {
            return new OfNode(request.lane(), request.node());
        }
    }

    /** The push of a number. */
    record OfNumber(OfNode node, Producer producer) implements Place {}

    /** One of the places that the latest numbered pushes of a node take in turn. */
    record OfRecent(OfNode node, long place) implements Place {}

    /** The push of a key. */
    record OfKey(OfNode node, IdempotencyKey key) implements Place {
        static OfKey of(LaneRequest request) {
            return new OfKey(OfNode.of(request), request.key());
        }
    }

    /** An entity. */
    record OfEntity(LaneKey lane, EntityRef entity) implements Place {}

    /** A conflict. */
    record OfConflict(LaneKey lane, UUID conflict) implements Place {}
}
