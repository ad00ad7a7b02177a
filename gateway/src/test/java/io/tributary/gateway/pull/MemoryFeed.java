package io.tributary.gateway.pull;

import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Hlc;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A feed as the projector shows it: the latest change of each entity, in their order. */
final class MemoryFeed implements Pages {
    private final LaneKey lane;
    private final Map<EntityRef, Change> latest = new LinkedHashMap<>();
    private final List<PageQuery> asked = new ArrayList<>();
    private long head;

    MemoryFeed(LaneKey lane) {
        this.lane = lane;
    }

    /** @param data null to delete it */
    void write(EntityRef entity, NodeId origin, @Nullable Document data) {
        var before = latest.remove(entity);
        head++;
        latest.put(entity, new Change(lane, head, head, entity,
                before == null ? 1 : before.version() + 1, data, origin, Instant.EPOCH, head,
                Hlc.START));
    }

    Map<EntityRef, Change> latest() {
        return latest;
    }

    /** What was asked for, oldest first. */
    List<PageQuery> asked() {
        return asked;
    }

    @Override
    public Mono<Page> page(PageQuery query) {
        asked.add(query);
        var found = latest.values().stream().filter(it -> it.seq() > query.after().seq(0))
                .filter(it -> query.types().isEmpty()
                        || query.types().contains(it.entity().type()))
                .filter(it -> query.except() == null || !it.origin().equals(query.except()))
                .limit(query.limit() + 1L).toList();
        boolean more = found.size() > query.limit();
        var shown = found.stream().limit(query.limit()).toList();
        return Mono.just(new Page(Positions.of(0, more ? shown.getLast().seq() : head), more,
                shown.size(), Positions.of(0, head), head, Flux.defer(() -> Flux.just(
                        DefaultDataBufferFactory.sharedInstance.wrap(joined(shown, query))))));
    }

    private static byte[] joined(List<Change> changes, PageQuery query) {
        var bytes = new ByteArrayOutputStream();
        for (var change : changes) {
            if (bytes.size() > 0) {
                bytes.write(query.separator() == PageQuery.Separator.COMMA ? ',' : '\n');
            }
            bytes.writeBytes(ChangeCodec.write(change));
        }
        return bytes.toByteArray();
    }
}
