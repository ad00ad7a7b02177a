package io.tributary.gateway.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.pull.PageQuery.Separator;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a scope costs, and what it lets through. */
class ScopedPagesTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 7));
    private static final NodeId SELF = new NodeId(new UUID(0, 1));
    private static final NodeId OTHER = new NodeId(new UUID(0, 2));
    private static final NodeScope ORDERS = new NodeScope(List.of("order"), Map.of());
    private static final NodeScope NORTH = new NodeScope(List.of(),
            Map.of("region", List.of("north")));

    private final MemoryFeed feed = new MemoryFeed(new LaneKey(TENANT, 0));
    private final ScopedPages pages = new ScopedPages(feed);

    private static PageQuery query(NodeScope scope, String... types) {
        return new PageQuery(new RegistryEntry.Tenant(TENANT, "test", 1, 1, Instant.EPOCH),
                Positions.START, 10, List.of(types), null, null, Separator.COMMA, reader(scope));
    }

    private static RegistryEntry.Node reader(NodeScope scope) {
        return new RegistryEntry.Node(SELF, TENANT, "n", "n", Protocol.NATIVE, 0, Instant.EPOCH,
                scope);
    }

    private static Document region(String region) {
        return new Document(Map.of("region", region));
    }

    private int count(PageQuery query) {
        return pages.page(query).map(Page::count).blockOptional().orElseThrow();
    }

    @Test
    void aPageOfANodeThatSeesEverythingIsPassedOnUnread() {
        var unreadable = new Page(Positions.of(0, 1), false, 1, Positions.of(0, 1), 1,
                Flux.error(new AssertionError("the page was read")));
        var passing = new ScopedPages(_ -> Mono.just(unreadable));

        assertThat(passing.page(query(NodeScope.ALL)).block()).isSameAs(unreadable);
        assertThat(passing.page(query(ORDERS)).block()).isSameAs(unreadable);
        assertThat(passing.page(query(ORDERS, "note", "order")).block()).isSameAs(unreadable);
    }

    @Test
    void theProjectorIsAskedForTheTypesOfTheScopeAlone() {
        count(query(ORDERS));
        count(query(ORDERS, "note", "order"));

        assertThat(feed.asked()).allSatisfy(
                asked -> assertThat(asked.types()).containsExactly("order"));
    }

    @Test
    void whoWantsNoTypeOfTheScopeGetsNothingAndGoesOn() {
        feed.write(new EntityRef("note", "1"), OTHER, region("north"));

        var page = pages.page(query(ORDERS, "note")).blockOptional().orElseThrow();

        assertThat(page.count()).isZero();
        assertThat(page.positions()).isEqualTo(Positions.of(0, 1));
    }

    @Test
    void whatWasNeverInTheScopeIsNotEvenNamed() {
        feed.write(new EntityRef("order", "1"), OTHER, region("south"));

        assertThat(count(query(NORTH))).isZero();
    }

    @Test
    void aChangeInTheScopePassesAsItWasWritten() {
        feed.write(new EntityRef("order", "1"), OTHER, region("south"));
        feed.write(new EntityRef("order", "2"), OTHER, region("north"));

        var body = pages.page(query(NORTH)).flatMapMany(Page::body)
                .map(it -> it.toString(UTF_8)).blockFirst();
        var written = feed.page(query(NORTH).from(Positions.of(0, 1))).flatMapMany(Page::body)
                .map(it -> it.toString(UTF_8)).blockFirst();

        assertThat(body).isEqualTo(written);
    }

    @Test
    void whatTheReaderItselfMovedOutOfItsScopeIsDeletedThoughItLeavesItsOwnChangesOut() {
        feed.write(new EntityRef("order", "1"), SELF, region("south"));
        feed.write(new EntityRef("order", "2"), SELF, region("north"));
        var query = query(NORTH);

        var withoutEcho = pages.page(new PageQuery(query.tenant(), query.after(), 10, List.of(),
                SELF, null, Separator.COMMA, reader(NORTH))).blockOptional().orElseThrow();

        assertThat(withoutEcho.count()).isEqualTo(1);
        assertThat(withoutEcho.body()
                .map(it -> it.toString(UTF_8)).blockFirst())
                .contains("\"id\":\"1\"").contains("\"op\":\"delete\"").doesNotContain("south");
    }
}
