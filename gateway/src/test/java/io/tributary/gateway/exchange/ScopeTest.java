package io.tributary.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a node receives that does not receive everything. */
class ScopeTest {
    private static final NodeId NODE = new NodeId(new UUID(0, 1));
    private static final NodeId OTHER = new NodeId(new UUID(0, 2));
    private static final EntityRef X = new EntityRef("exchange.Work", "x");
    private static final Document INSIDE = new Document(Map.of("site", 7, "n", 1));
    private static final Document OUTSIDE = new Document(Map.of("site", 8));

    private final NodeScope scope = Item.scopeOf(List.of("Work"),
            Map.of("site", List.of("7", "9")));

    /** A node that has been sent everything up to 10. */
    private Optional<Act> act(long seq, long version, NodeId origin, @Nullable Document data) {
        var peer = new Peer(4, 0, 10, null, 10, 2, 0, List.of(), scope, null, null);
        return new Outbound(peer, NODE).item(new Row(X, seq, version, 0, origin, data))
                .map(Item::act);
    }

    @Test
    void aPullAsksForTheModelsAlone() {
        assertThat(Feed.types(scope)).containsExactly("exchange.Work");
        assertThat(Feed.types(NodeScope.ALL)).containsExactly("exchange.*");
    }

    @Test
    void typesOfOtherProtocolsAreNotAskedFor() {
        assertThat(Feed.types(new NodeScope(List.of("note", "exchange.Work"), Map.of())))
                .containsExactly("exchange.Work");
        assertThat(Feed.types(new NodeScope(List.of("note"), Map.of())))
                .noneMatch(type -> type.endsWith("*"));
    }

    @Test
    void whatMovesOutOfTheScopeIsDeletedAndWhatMovesInIsSent() {
        assertThat(act(11, 2, OTHER, OUTSIDE)).contains(Act.DELETE);
        assertThat(act(11, 2, OTHER, INSIDE)).contains(Act.UPDATE);
    }

    @Test
    void whatTheNodeMovesOutOfItsScopeIsDeletedThereToo() {
        assertThat(act(11, 2, NODE, OUTSIDE)).contains(Act.DELETE);
        assertThat(act(11, 2, NODE, INSIDE)).isEmpty();
    }

    @Test
    void aNodeHearsNothingOfWhatWasNeverInItsScope() {
        assertThat(act(11, 1, OTHER, OUTSIDE)).isEmpty();
        assertThat(act(11, 1, OTHER, INSIDE)).contains(Act.INSERT);
    }
}
