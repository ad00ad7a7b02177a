package io.tributary.projector.entity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.change.Head;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.UnreadableEvent;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What changes become. */
class EntityProjectionTest {
    @Property(tries = 200)
    void theNewestRowOfEachEntityRemains(
            @ForAll @Size(max = 30) List<@IntRange(max = 5) Integer> ids) {
        var feed = LaneFeed.ofNewTenant(1);
        var rows = new ArrayList<EntityRow>();
        ids.forEach(id -> feed.push("id-" + id).forEach(change -> rows.add(row(change))));

        var newest = EntityProjection.newest(rows);

        assertThat(newest).extracting(row -> row.index().entity().id())
                .containsExactlyInAnyOrderElementsOf(ids.stream().distinct()
                        .map(id -> "id-" + id).toList());
        assertThat(newest).allSatisfy(row -> assertThat(rows)
                .filteredOn(one -> one.index().entity().equals(row.index().entity()))
                .allMatch(one -> one.index().seq() <= row.index().seq()));
        assertThat(EntityProjection.heads(rows)).hasSize(ids.isEmpty() ? 0 : 1)
                .allMatch(head -> head.equals(new Head(feed.lane(), feed.seq(), feed.seq())));
    }

    @Test
    void aBlockOfALaneIsMarkedOnce() {
        var feed = LaneFeed.ofNewTenant(1);
        var rows = new ArrayList<EntityRow>();
        for (int i = 0; i < 2 * LamportMark.BLOCK_SEQS; i++) {
            feed.push("a").forEach(change -> rows.add(row(change)));
        }

        assertThat(EntityProjection.marks(rows)).extracting(LamportMark::seq)
                .containsExactly(1L, 1000L, 2000L);
        assertThat(EntityProjection.marks(rows.subList(700, 800)))
                .extracting(LamportMark::seq, LamportMark::lamport)
                .containsExactly(tuple(701L, 701L));
    }

    @Test
    void aChangeUnderAnotherKeyIsUnreadable() {
        var change = LaneFeed.ofNewTenant(1).push("a").getFirst();

        assertThatThrownBy(() -> EntityProjection.row("elsewhere".getBytes(UTF_8),
                ChangeCodec.write(change))).isInstanceOf(UnreadableEvent.class);
    }

    private static EntityRow row(Change change) {
        return EntityProjection.row(change.key().getBytes(UTF_8), ChangeCodec.write(change));
    }
}
