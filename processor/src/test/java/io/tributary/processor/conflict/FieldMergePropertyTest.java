package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.node;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The merge without old documents, against the one that has them all. */
class FieldMergePropertyTest {
    private static final EntityRef ENTITY = new EntityRef("note", "n");

    @Property(tries = 2000)
    void aPutMergesAsIfAllOldDocumentsWereKept(@ForAll("versions") List<Document> versions,
            @ForAll @IntRange(min = 1, max = 8) int anyBase,
            @ForAll("document") Document incoming) {
        var three = new ThreeWay(versions, Math.min(anyBase, versions.size()));

        var merge = FieldMerge.of(three.state(),
                new Operation.Put(0, ENTITY, Basis.onVersion((long) three.base()), incoming))
                .orElseThrow();

        for (String field : three.fields(incoming)) {
            boolean theirs = !three.old().sameField(incoming, field);
            boolean same = three.current().sameField(incoming, field);
            boolean clash = theirs && three.changes(field) > 0 && !same;
            if (three.changes(field) <= FieldHistory.DEPTH) {
                assertThat(merge.overlap().contains(field)).as(field).isEqualTo(clash);
            } else if (clash) {
                assertThat(merge.overlap()).contains(field);
            }
            if (!merge.overlap().contains(field)) {
                assertThat(merge.result().sameField(theirs ? incoming : three.current(), field))
                        .as(field).isTrue();
            } else {
                assertThat(merge.result().sameField(incoming, field)).as(field).isTrue();
            }
        }
    }

    @Property(tries = 2000)
    void aPatchTouchesItsOwnFieldsOnly(@ForAll("versions") List<Document> versions,
            @ForAll @IntRange(min = 1, max = 8) int anyBase, @ForAll("document") Document patch) {
        var three = new ThreeWay(versions, Math.min(anyBase, versions.size()));

        var merge = FieldMerge.of(three.state(),
                new Operation.Patch(0, ENTITY, Basis.onVersion((long) three.base()), patch))
                .orElseThrow();

        var patched = three.current().patched(patch);
        assertThat(merge.result()).isEqualTo(patched);
        assertThat(merge.overlap()).allMatch(patch::has);
        for (String field : patch.fields().keySet()) {
            assertThat(merge.overlap().contains(field)).as(field).isEqualTo(
                    three.changes(field) > 0 && !three.current().sameField(patched, field));
        }
    }

    /** All that ever was, from version 1; a node builds on {@code base}. */
    private record ThreeWay(List<Document> versions, int base) {
        Document old() {
            return versions.get(base - 1);
        }

        Document current() {
            return versions.getLast();
        }

        EntityState.Live state() {
            var history = FieldHistory.startingAt(1);
            for (int i = 1; i < versions.size(); i++) {
                history = history.after(i + 1, versions.get(i - 1), versions.get(i));
            }
            return new EntityState.Live(versions.size(), current(), history,
                    new LastWrite(node("other"), 0, versions.size(), RECEIVED_AT, 1, null), false,
                    Tallies.NONE);
        }

        /** How often the field has changed since the base. */
        long changes(String field) {
            return IntStream.range(base, versions.size())
                    .filter(i -> !versions.get(i - 1).sameField(versions.get(i), field)).count();
        }

        Set<String> fields(Document incoming) {
            var fields = new TreeSet<>(incoming.fields().keySet());
            versions.forEach(version -> fields.addAll(version.fields().keySet()));
            return fields;
        }
    }

    @Provide
    Arbitrary<List<Document>> versions() {
        return Step.documents().list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<Document> document() {
        return Step.documents();
    }
}
