package io.tributary.gateway.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.pull.PageQuery.Separator;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.mock.env.MockEnvironment;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class FeedsTest {
    private static final int PAGES = 5;

    private final List<Positions> asked = new ArrayList<>();
    private final Feeds feeds = new Feeds(new FivePages(), new HeadsView(), Binder
            .get(new MockEnvironment()).bindOrCreate("pull", PullSettings.class));

    @Test
    void aPageIsAskedForWhenItIsWantedAndNotBefore() {
        var reader = new Reader();
        feeds.upToHead(query(), () -> true).subscribe(reader);
        assertThat(asked).isEmpty();

        reader.request(1);
        assertThat(asked).hasSize(1);

        reader.request(1);
        assertThat(asked).hasSize(2);
    }

    @Test
    void pagesFollowEachOtherUpToTheHead() {
        var pages = feeds.upToHead(query(), () -> true).collectList().blockOptional().orElseThrow();

        assertThat(pages).extracting(Page::positions).containsExactly(at(1), at(2), at(3), at(4),
                at(5));
        assertThat(asked).containsExactly(Positions.START, at(1), at(2), at(3), at(4));
    }

    private static Positions at(long seq) {
        return Positions.of(0, seq);
    }

    private static PageQuery query() {
        var tenant = new RegistryEntry.Tenant(new TenantId(new UUID(0, 1)), "test", 1, 1,
                Instant.EPOCH);
        return new PageQuery(tenant, Positions.START, 1, List.of(), null, null,
                Separator.NEWLINE);
    }

    /** Wants nothing by itself. */
    private static final class Reader extends BaseSubscriber<Page> {
        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            // Each request is made by the test.
        }
    }

    /** A feed of five changes, a page each. */
    private final class FivePages implements Pulls {
        @Override
        public Mono<Page> page(PageQuery query) {
            asked.add(query.after());
            long seq = query.after().seq(0) + 1;
            return Mono.just(new Page(at(seq), seq < PAGES, 1, at(PAGES), PAGES,
                    Flux.empty()));
        }

        @Override
        public Mono<ConflictPage> wholeConflicts(ConflictQuery query) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public Mono<Flux<DataBuffer>> ledger(LedgerQuery query) {
            return Mono.error(new UnsupportedOperationException());
        }

        @Override
        public Flux<Change> entities(TenantId tenant, List<EntityRef> entities) {
            return Flux.error(new UnsupportedOperationException());
        }

        @Override
        public Mono<StoredEntity> entity(TenantId tenant, EntityRef entity) {
            return Mono.empty();
        }

        @Override
        public Mono<Flux<DataBuffer>> conflicts(ConflictQuery query) {
            return Mono.just(Flux.empty());
        }

        @Override
        public Mono<byte[]> conflict(TenantId tenant, UUID conflict) {
            return Mono.empty();
        }
    }
}
