package io.tributary.gateway.pull;

import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.RegistryEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Pages as their reader may see them. Types are left out by the projector, so only pages of a reader
 * whose scope has conditions are looked into; all others pass as they come.
 */
public final class ScopedPages implements Pages {
    private static final byte LINE_END = '\n';

    private final Pages all;

    public ScopedPages(Pages all) {
        this.all = all;
    }

    @Override
    public Mono<Page> page(PageQuery query) {
        var reader = query.reader();
        return reader == null || reader.scope().isWhole() ? all.page(query)
                : within(query, reader);
    }

    private Mono<Page> within(PageQuery query, RegistryEntry.Node reader) {
        NodeScope scope = reader.scope();
        var types = scope.typesOf(query.types());
        if (!scope.isConditional() && !types.isEmpty()) {
            return all.page(query.ofTypes(types));
        }
        var sieve = new Sieve(reader, query.except() == null);
        // Where no wanted type is in the scope, all of them are asked for and none passes.
        return all.page(query.ofTypes(types.isEmpty() ? query.types() : types).inLinesOfAll())
                .flatMap(page -> sieved(page, sieve, query.separator()));
    }

    private static Mono<Page> sieved(Page page, Sieve sieve, PageQuery.Separator separator) {
        return DataBufferUtils.join(page.body()).map(ScopedPages::bytes)
                .defaultIfEmpty(new byte[0])
                // Away from the event loop, which others wait for.
                .publishOn(Schedulers.parallel())
                .map(lines -> {
                    var seen = new ArrayList<byte[]>();
                    for (byte[] line : lines(lines)) {
                        sieve.of(line).ifPresent(seen::add);
                    }
                    return page.with(seen.size(), joined(seen, separator));
                });
    }

    private static List<byte[]> lines(byte[] page) {
        var lines = new ArrayList<byte[]>();
        int begin = 0;
        for (int i = 0; i <= page.length; i++) {
            if (i == page.length || page[i] == LINE_END) {
                if (i > begin) {
                    lines.add(Arrays.copyOfRange(page, begin, i));
                }
                begin = i + 1;
            }
        }
        return lines;
    }

    private static Flux<DataBuffer> joined(List<byte[]> changes, PageQuery.Separator separator) {
        var bytes = new byte[changes.stream().mapToInt(it -> it.length + 1).sum()];
        int end = 0;
        for (byte[] change : changes) {
            if (end > 0) {
                bytes[end++] = (byte) switch (separator) {
                    case COMMA -> ',';
                    case NEWLINE -> LINE_END;
                };
            }
            System.arraycopy(change, 0, bytes, end, change.length);
            end += change.length;
        }
        int length = end;
        return length == 0 ? Flux.empty()
                : Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance
                        .wrap(ByteBuffer.wrap(bytes, 0, length))));
    }

    private static byte[] bytes(DataBuffer buffer) {
        try {
            var bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
