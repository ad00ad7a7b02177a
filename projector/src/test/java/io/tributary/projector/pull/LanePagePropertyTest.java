package io.tributary.projector.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.entity.Range;
import io.tributary.projector.entity.Slice;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.TenantId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Page by page, a reader sees each row of a lane once and each push whole. */
class LanePagePropertyTest {
    private static final LaneKey LANE = new LaneKey(new TenantId(new UUID(1, 1)), 0);

    @Property
    void pagesJoinedAreTheLane(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 9) int rowsMax,
            @ForAll @IntRange(min = 1, max = 60) int bytesMax) {
        var lane = rows(random);
        long head = lane.isEmpty() ? 0 : lane.getLast().pushEnd();
        var seen = new ArrayList<String>();
        long after = 0;

        while (after < head) {
            var page = page(lane, after, head, rowsMax, bytesMax);
            assertThat(page.position()).isGreaterThan(after);
            assertThat(page.slice().rows()).isLessThanOrEqualTo(rowsMax);
            if (page.slice().rows() > 0) {
                seen.addAll(List.of(UTF_8.decode(page.slice().changes().duplicate()).toString()
                        .split(",")));
            }
            after = page.position();
        }

        assertThat(seen).containsExactlyElementsOf(lane.stream().map(Row::change).toList());
    }

    @Property
    void aPageEndsInsideOfAPushOnlyIfItHoldsNothingElse(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 9) int rowsMax,
            @ForAll @IntRange(min = 1, max = 60) int bytesMax) {
        var lane = rows(random);
        long head = lane.isEmpty() ? 0 : lane.getLast().pushEnd();

        var page = page(lane, 0, head, rowsMax, bytesMax);

        boolean split = lane.stream().anyMatch(row -> row.seq() > page.position()
                && page.slice().pushEnds().contains(row.pushEnd()));
        if (split) {
            assertThat(page.slice().pushEnds()).containsOnly(page.slice().pushEnds().getFirst());
        }
    }

    @Property
    void pagesByTimeJoinedAreAllThatIsLater(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 9) int rowsMax,
            @ForAll @IntRange(min = 0, max = 30) int since) {
        var lane = rows(random);
        long head = lane.isEmpty() ? 0 : lane.getLast().pushEnd();
        var seen = new ArrayList<String>();
        long lamport = since;
        LanePage page;

        do {
            var range = new Range(LANE, 0, head, rowsMax + 1, Long.MAX_VALUE, List.of(), null,
                    lamport, ",");
            page = LanePage.cut(range, slice(lane, range));
            if (page.slice().rows() > 0) {
                assertThat(page.slice().rows()).isLessThanOrEqualTo(Math.max(2, rowsMax));
                seen.addAll(List.of(UTF_8.decode(page.slice().changes().duplicate()).toString()
                        .split(",")));
                lamport = page.slice().lamports().getLast();
            }
        } while (page.position() < head);

        assertThat(seen).containsExactlyElementsOf(lane.stream()
                .filter(row -> row.lamport() > since).map(Row::change).toList());
    }

    private static LanePage page(List<Row> lane, long after, long head, int rowsMax,
            long bytesMax) {
        var range = new Range(LANE, after, head, rowsMax + 1, bytesMax, List.of(), null, null,
                ",");
        return LanePage.cut(range, slice(lane, range));
    }

    /** What the statement does. */
    private static Slice slice(List<Row> lane, Range range) {
        var found = new ArrayList<Row>();
        long bytes = 0;
        for (Row row : lane) {
            boolean later = range.afterLamport() == null || row.lamport() > range.afterLamport();
            if (later && row.seq() > range.after() && found.size() < range.rowsMax()
                    && bytes < range.bytesMax()) {
                found.add(row);
                bytes += row.change().length();
            }
        }
        return new Slice(ByteBuffer.wrap(found.stream().map(Row::change)
                .collect(Collectors.joining(",")).getBytes(UTF_8)),
                found.stream().map(Row::seq).toList(), found.stream().map(Row::pushEnd).toList(),
                found.stream().map(row -> row.change().length()).toList(),
                found.stream().map(Row::lamport).toList());
    }

    /** Pushes of which some changes were overtaken by later ones. */
    private static List<Row> rows(Random random) {
        var rows = new ArrayList<Row>();
        long seq = 0;
        int pushes = random.nextInt(10);
        for (int push = 0; push < pushes; push++) {
            long start = seq;
            long end = seq + 1 + random.nextInt(6);
            while (seq < end) {
                seq++;
                if (random.nextInt(4) > 0) {
                    rows.add(new Row(seq, end, start + (seq - start + 1) / 2, seq + "x".repeat(
                            random.nextInt(20))));
                }
            }
        }
        return rows;
    }

    /** Two changes share a logical time, as those of a count do. */
    private record Row(long seq, long pushEnd, long lamport, String change) {}
}
