package io.tributary.gateway.batch;

import io.tributary.gateway.access.Principal;
import io.tributary.gateway.pull.Page;
import io.tributary.gateway.pull.PageQuery;
import io.tributary.gateway.pull.Pulls;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Mono;

/** Reads the records that changed after a place in the feed, up to a bound. */
final class Downstream {
    private static final byte[] NOTHING = new byte[0];

    private final Pulls pulls;
    private final Records records;
    private final BatchSettings settings;

    Downstream(Pulls pulls, Records records, BatchSettings settings) {
        this.pulls = pulls;
        this.records = records;
        this.settings = settings;
    }

    /**
     * The news after {@code after}.
     *
     * @param atLeast what must be visible in it
     * @param wanted which of the changes the reader is to have
     */
    Mono<News> after(Principal principal, List<String> types, Positions after, Positions atLeast,
            Predicate<Stored> wanted) {
        var query = new PageQuery(principal.tenant(), after, settings.recordsMax(), types, null,
                null,
                PageQuery.Separator.COMMA);
        var first = atLeast.isStart() ? pulls.page(query) : records.visible(query, atLeast);
        return read(query, first, new News(after, List.of(), 0), wanted);
    }

    private Mono<News> read(PageQuery query, Mono<Page> next, News news,
            Predicate<Stored> wanted) {
        return next.flatMap(page -> body(page).flatMap(body -> {
            var read = news.with(page.positions(), changes(body), body.length, wanted);
            return page.more() && hasRoom(read)
                    ? Mono.defer(() -> read(query, pulls.page(query.from(read.positions())), read,
                            wanted))
                    : Mono.just(read);
        }));
    }

    private boolean hasRoom(News news) {
        return news.records().size() < settings.recordsMax()
                && news.bytes() < settings.downstreamMax().toBytes();
    }

    private static Mono<byte[]> body(Page page) {
        return DataBufferUtils.join(page.body()).map(buffer -> {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            DataBufferUtils.release(buffer);
            return bytes;
        }).defaultIfEmpty(NOTHING);
    }

    private static List<Stored> changes(byte[] page) {
        var array = new byte[page.length + 2];
        array[0] = '[';
        System.arraycopy(page, 0, array, 1, page.length);
        array[array.length - 1] = ']';
        return List.of(Json.MAPPER.readValue(array, Stored[].class));
    }

    /**
     * What a reader gets.
     *
     * @param positions where the reader stands after it
     * @param bytes how much was read for it
     */
    record News(Positions positions, List<Stored> records, long bytes) {
        private News with(Positions to, List<Stored> changes, int more,
                Predicate<Stored> wanted) {
            var all = new ArrayList<>(records);
            changes.stream().filter(wanted).filter(Stored::fits)
                    .forEach(all::add);
            return new News(to, all, bytes + more);
        }
    }
}
