package io.tributary.projector.pull;

import io.r2dbc.spi.Connection;
import io.tributary.projector.entity.EntityTable;
import io.tributary.projector.entity.HeadTable;
import io.tributary.projector.entity.LamportMarkTable;
import io.tributary.projector.entity.Range;
import io.tributary.schemas.value.LaneKey;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads pages: the heads first, then one range a lane that has news, all in one snapshot. */
public final class Pages {
    private final EntityTable entities = new EntityTable();
    private final HeadTable heads = new HeadTable();
    private final LamportMarkTable marks = new LamportMarkTable();
    private final TenantReads reads;
    private final int scanRowsMax;

    /** @param scanRowsMax rows that a page may pass over in a lane before it ends */
    public Pages(TenantReads reads, int scanRowsMax) {
        this.reads = reads;
        this.scanRowsMax = scanRowsMax;
    }

    Mono<Page> read(PageQuery query) {
        return reads.in(query.tenant(), connection -> heads.of(connection, query.tenant())
                .collectList().flatMap(now -> read(connection, query, Heads.of(now))));
    }

    private Mono<Page> read(Connection connection, PageQuery query, Heads now) {
        var shares = Shares.of(query.after(), now.positions(), query.rowsMax());
        return Flux.fromIterable(shares.entrySet())
                .concatMap(share -> afterMark(connection,
                        range(query, share.getKey(), share.getValue(), shares.size(),
                                now.positions().seq(share.getKey()))))
                .concatMap(range -> bounded(connection, range))
                .concatMap(range -> entities.slice(connection, range)
                        .map(slice -> LanePage.cut(range, slice)))
                .collectList().map(lanes -> Page.of(query.after(), now, lanes));
    }

    private static Range range(PageQuery query, int lane, int rows, int lanes, long head) {
        return new Range(new LaneKey(query.tenant(), lane), query.after().seq(lane), head,
                rows + 1, Math.max(1, query.bytesMax() / lanes), query.types(), query.except(),
                query.afterLamport(), query.separator());
    }

    /** What is not later than the wanted time is passed over by the mark before it. */
    private Mono<Range> afterMark(Connection connection, Range range) {
        var lamport = range.afterLamport();
        return lamport == null ? Mono.just(range)
                : marks.seqBefore(connection, range.lane(), lamport)
                        .map(seq -> range.after(Math.max(range.after(), seq)));
    }

    /** A filter may pass over rows without end, so a range has one, between two pushes. */
    private Mono<Range> bounded(Connection connection, Range range) {
        long end = range.after() + scanRowsMax;
        if (end >= range.upTo()) {
            return Mono.just(range);
        }
        return entities.pushEndAt(connection, range, end).defaultIfEmpty(end)
                .map(pushEnd -> range.upTo(Math.min(range.upTo(), Math.max(end, pushEnd))));
    }
}
