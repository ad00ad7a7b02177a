package io.tributary.gateway.operations;

import io.tributary.gateway.operations.OperationsJson.LaneJson;
import io.tributary.schemas.codec.ChangeIndex;
import io.tributary.schemas.value.LaneKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the latest changes say of their lanes: how far each has come, and how much of it is unseen. */
final class LaneTails {
    private final Map<LaneKey, Tail> tails = new HashMap<>();
    private final ToLongFunction<LaneKey> visible;

    /** @param visible the highest number of a lane that readers can see; 0 for none */
    LaneTails(ToLongFunction<LaneKey> visible) {
        this.visible = visible;
    }

    /** Takes a change in, of each lane in its order. */
    void add(ChangeIndex change, Instant writtenAt) {
        boolean unseen = change.seq() > visible.applyAsLong(change.lane());
        tails.merge(change.lane(), new Tail(change.seq(), unseen ? writtenAt : null), Tail::then);
    }

    /** The lanes of which something is unseen, that which waits longest first. */
    List<LaneJson> behind() {
        return tails.entrySet().stream()
                .map(entry -> lane(entry.getKey(), entry.getValue()))
                .filter(lane -> lane.behind() > 0)
                .sorted(Comparator.comparing(LaneTails::since)).toList();
    }

    /** Null if nothing is unseen. */
    @Nullable
    Instant oldestUnseenAt() {
        return behind().stream().flatMap(lane -> Stream.ofNullable(lane.oldestUnseenAt()))
                .findFirst().orElse(null);
    }

    private static Instant since(LaneJson lane) {
        return Objects.requireNonNullElse(lane.oldestUnseenAt(), Instant.MAX);
    }

    private LaneJson lane(LaneKey lane, Tail tail) {
        long seen = visible.applyAsLong(lane);
        return new LaneJson(lane.tenant().value(), lane.lane(), tail.head(), seen,
                Math.max(0, tail.head() - seen), tail.oldestUnseenAt());
    }

    /** A lane as far as it was read. */
    private record Tail(long head, @Nullable Instant oldestUnseenAt) {
        Tail then(Tail next) {
            return new Tail(Math.max(head, next.head()),
                    oldestUnseenAt == null ? next.oldestUnseenAt() : oldestUnseenAt);
        }
    }
}
