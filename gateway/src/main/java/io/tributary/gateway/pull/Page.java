package io.tributary.gateway.pull;

import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.Positions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Some changes, whose JSON is passed on as it comes.
 *
 * @param positions where the reader stands after it
 * @param more whether there are changes behind it
 * @param heads of all lanes, as of this page
 * @param lamport the latest logical time of all lanes, as of this page
 * @param body the changes; must be read or {@link #discard discarded}, once
 */
public record Page(Positions positions, boolean more, int count, Positions heads, long lamport,
        Flux<DataBuffer> body) {

    /** A page that says nothing but where the feed stands. */
    Page emptyAt(Positions positions) {
        return new Page(positions, false, 0, heads, lamport, Flux.empty());
    }

    /** The same page with other changes in it. */
    Page with(int newCount, Flux<DataBuffer> newBody) {
        return new Page(positions, more, newCount, heads, lamport, newBody);
    }

    /** Whether the reader learns anything from it. */
    public boolean isNews() {
        return count > 0 || more;
    }

    /** Gives back what an unread page holds. */
    public Mono<Void> discard() {
        return body.doOnNext(DataBufferUtils::release).then();
    }

    /**
     * The changes, each as a value. A page is bounded by its rows, and each of those by the largest
     * entity.
     *
     * @param shape what a change is read as
     */
    public <T> Mono<List<T>> read(Class<T[]> shape) {
        return DataBufferUtils.join(body)
                .map(changes -> List.of(Json.MAPPER.readValue(array(changes), shape)))
                .defaultIfEmpty(List.of());
    }

    private static InputStream array(DataBuffer changes) {
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(new byte[]{'['}), changes.asInputStream(true),
                new ByteArrayInputStream(new byte[]{']'}))));
    }
}
