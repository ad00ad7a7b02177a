package io.tributary.gateway.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.pull.PageQuery.Separator;
import io.tributary.schemas.codec.Json;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * A reader with a scope that applies what it pulls ends with the part of the state that is in its
 * scope, whatever happens in whatever order: also if it writes itself and leaves its own changes out.
 */
class ScopedPagesPropertyTest {
    private static final TenantId TENANT = new TenantId(new UUID(0, 7));
    private static final NodeId SELF = new NodeId(new UUID(0, 1));
    private static final NodeId OTHER = new NodeId(new UUID(0, 2));
    private static final List<String> NO_TYPES = List.of();
    private static final Map<String, List<String>> NORTH = Map.of("region", List.of("north"));

    /** @param region null to delete */
    private record Write(boolean own, String type, int id, @Nullable String region,
            int pullsAfter) {}

    @Provide
    Arbitrary<List<Write>> histories() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of("a", "b"),
                Arbitraries.integers().between(0, 2),
                Arbitraries.of("north", "north", "south", "south").injectNull(0.2),
                Arbitraries.of(0, 0, 0, 1, 2)).as(Write::new).list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<NodeScope> scopes() {
        return Arbitraries.of(NodeScope.ALL, new NodeScope(List.of("a"), Map.of()),
                new NodeScope(NO_TYPES, NORTH), new NodeScope(List.of("a"), NORTH));
    }

    @Property(tries = 2000)
    void theReaderEndsWithItsPartOfTheState(@ForAll("histories") List<Write> history,
            @ForAll("scopes") NodeScope scope, @ForAll boolean echo, @ForAll boolean lines) {
        var feed = new MemoryFeed(new LaneKey(TENANT, 0));
        var reader = new Reader(feed, scope, echo, lines ? Separator.NEWLINE : Separator.COMMA);

        for (var write : history) {
            var entity = new EntityRef(write.type(), "e" + write.id());
            var data = write.region() == null ? null
                    : new Document(Map.of("region", write.region(), "n", write.pullsAfter()));
            feed.write(entity, write.own() ? SELF : OTHER, data);
            if (write.own() && !echo) {
                reader.keep(entity, data);
            }
            for (int pulls = 0; pulls < write.pullsAfter(); pulls++) {
                reader.pull(1 + write.id());
            }
        }
        reader.pullAll();

        assertThat(reader.replica).isEqualTo(inScope(feed, scope));
        assertThat(reader.foreign).isEmpty();
    }

    private static Map<EntityRef, Map<String, @Nullable Object>> inScope(MemoryFeed feed,
            NodeScope scope) {
        return feed.latest().values().stream()
                .filter(change -> scope.contains(change.entity(), change.data()))
                .collect(Collectors.toMap(change -> change.entity(),
                        change -> Objects.requireNonNull(change.data()).fields()));
    }

    /** Applies page after page, and notes what it should not have been shown. */
    private static final class Reader {
        private final ScopedPages pages;
        private final NodeScope scope;
        private final Map<EntityRef, Map<String, @Nullable Object>> replica = new HashMap<>();
        private final Map<EntityRef, Map<String, @Nullable Object>> foreign = new HashMap<>();
        private PageQuery query;

        Reader(MemoryFeed feed, NodeScope scope, boolean echo, Separator separator) {
            pages = new ScopedPages(feed);
            this.scope = scope;
            var tenant = new RegistryEntry.Tenant(TENANT, "test", 1, 1, Instant.EPOCH);
            var node = new RegistryEntry.Node(SELF, TENANT, "n", "n", Protocol.NATIVE, 0,
                    Instant.EPOCH, scope);
            query = new PageQuery(tenant, Positions.START, 10, NO_TYPES, echo ? null : SELF, null,
                    separator, node);
        }

        void keep(EntityRef entity, @Nullable Document data) {
            if (data == null) {
                replica.remove(entity);
            } else if (scope.hasType(entity.type())) {
                replica.put(entity, data.fields());
            }
        }

        boolean pull(int limit) {
            var page = pages.page(query.withLimit(limit)).blockOptional().orElseThrow();
            var text = page.body().map(it -> it.toString(UTF_8))
                    .collect(Collectors.joining()).blockOptional().orElseThrow();
            var changes = text.isEmpty() ? List.<Shown>of() : shown(text);
            assertThat(changes).hasSize(page.count());
            changes.forEach(this::apply);
            query = query.from(page.positions());
            return page.more();
        }

        private List<Shown> shown(String text) {
            var array = query.separator() == Separator.COMMA ? text : text.replace('\n', ',');
            return List.of(Json.MAPPER.readValue("[" + array + "]",
                    Shown[].class));
        }

        void pullAll() {
            while (pull(2)) {
                // The next page.
            }
        }

        private void apply(Shown change) {
            var entity = new EntityRef(change.type(), change.id());
            if (change.data() == null) {
                assertThat(change.op()).isEqualTo("delete");
                replica.remove(entity);
                return;
            }
            if (!scope.contains(entity, new Document(change.data()))) {
                foreign.put(entity, change.data());
            }
            replica.put(entity, change.data());
        }
    }

    private record Shown(String type, String id, String op,
            @Nullable Map<String, @Nullable Object> data) {}
}
