package io.tributary.projector.pull;

import io.r2dbc.spi.Connection;
import io.tributary.projector.entity.EntityTable;
import io.tributary.projector.entity.HeadTable;
import io.tributary.projector.entity.Range;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.Positions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads pages: the heads first, then one range a lane that has news, all in one snapshot. */
public final class Pages {
    private final EntityTable entities = new EntityTable();
    private final HeadTable heads = new HeadTable();
    private final TenantReads reads;
    private final int scanRowsMax;

    /** @param scanRowsMax rows that a filtered page may pass over in a lane before it ends */
    public Pages(TenantReads reads, int scanRowsMax) {
        this.reads = reads;
        this.scanRowsMax = scanRowsMax;
    }

    Mono<Page> read(PageQuery query) {
        return reads.in(query.tenant(), connection -> heads.of(connection, query.tenant())
                .flatMap(now -> read(connection, query, now)));
    }

    private Mono<Page> read(Connection connection, PageQuery query, Positions now) {
        var shares = Shares.of(query.after(), now, query.rowsMax());
        return Flux.fromIterable(shares.entrySet())
                .concatMap(share -> bounded(connection,
                        range(query, share.getKey(), share.getValue(), shares.size(),
                                now.seq(share.getKey()))))
                .concatMap(range -> entities.slice(connection, range)
                        .map(slice -> LanePage.cut(range, slice)))
                .collectList().map(lanes -> Page.of(query.after(), now, lanes));
    }

    private static Range range(PageQuery query, int lane, int rows, int lanes, long head) {
        return new Range(new LaneKey(query.tenant(), lane), query.after().seq(lane), head,
                rows + 1, Math.max(1, query.bytesMax() / lanes), query.types(), query.except(),
                query.separator());
    }

    /** A filter may pass over rows without end, so a filtered range has one, between two pushes. */
    private Mono<Range> bounded(Connection connection, Range range) {
        long end = range.after() + scanRowsMax;
        if (!range.filtered() || end >= range.upTo()) {
            return Mono.just(range);
        }
        return entities.pushEndAt(connection, range, end).defaultIfEmpty(end)
                .map(pushEnd -> range.upTo(Math.min(range.upTo(), Math.max(end, pushEnd))));
    }
}
