package io.tributary.schemas.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which entities a node receives. */
class NodeScopeTest {
    private static final EntityRef ORDER = new EntityRef("order", "1");
    private static final EntityRef NOTE = new EntityRef("note", "1");

    private final NodeScope scope = new NodeScope(List.of("order"),
            Map.of("site", List.of("7", "nine"), "open", List.of("true")));

    private static Document data(Object site, Object open) {
        return new Document(Map.of("site", site, "open", open));
    }

    @Test
    void anEntityHasToMeetEachConditionByTheTextOfItsValue() {
        assertThat(scope.contains(ORDER, data(7, true))).isTrue();
        assertThat(scope.contains(ORDER, data("nine", "true"))).isTrue();
        assertThat(scope.contains(ORDER, data(8, true))).isFalse();
        assertThat(scope.contains(ORDER, data(7, false))).isFalse();
        assertThat(scope.contains(ORDER, Document.EMPTY)).isFalse();
    }

    @Test
    void whatIsDeletedIsInNoScope() {
        assertThat(scope.contains(ORDER, null)).isFalse();
        assertThat(NodeScope.ALL.contains(ORDER, null)).isFalse();
    }

    @Test
    void anotherTypeIsOutsideWhateverItsFields() {
        assertThat(scope.contains(NOTE, data(7, true))).isFalse();
        assertThat(scope.hasType("order")).isTrue();
        assertThat(scope.hasType("note")).isFalse();
    }

    @Test
    void noScopeAtAllContainsEverything() {
        assertThat(NodeScope.ALL.isWhole()).isTrue();
        assertThat(NodeScope.ALL.isConditional()).isFalse();
        assertThat(NodeScope.ALL.contains(NOTE, Document.EMPTY)).isTrue();
    }

    @Test
    void orderAndRepetitionsMakeNoOtherScope() {
        assertThat(new NodeScope(List.of("b", "a", "b"), Map.of("f", List.of("2", "1", "2"))))
                .isEqualTo(new NodeScope(List.of("a", "b"), Map.of("f", List.of("1", "2"))));
    }

    @Test
    void aScopeIsBounded() {
        var types = IntStream.rangeClosed(0, NodeScope.TYPES_MAX).mapToObj(i -> "t" + i).toList();
        var values = Collections.nCopies(NodeScope.VALUES_MAX + 1, "v");
        var longest = "x".repeat(NodeScope.TEXT_LENGTH_MAX);

        assertThat(new NodeScope(List.of(), Map.of(longest, List.of(longest))).isConditional())
                .isTrue();
        refused(types, Map.of());
        refused(List.of("no/type"), Map.of());
        refused(List.of(), Map.of("f", values));
        refused(List.of(), Map.of("f", List.of()));
        refused(List.of(), Map.of("", List.of("v")));
        refused(List.of(), Map.of(longest + "x", List.of("v")));
        refused(List.of(), Map.of("f", List.of(longest + "x")));
    }

    private static void refused(List<String> types, Map<String, List<String>> where) {
        assertThatThrownBy(() -> new NodeScope(types, where))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
