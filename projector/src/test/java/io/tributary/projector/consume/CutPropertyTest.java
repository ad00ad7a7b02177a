package io.tributary.projector.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.consume.Cut.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever compaction and poison have left of the pushes, a batch never ends inside of one. */
class CutPropertyTest {
    @Property
    void noPushIsEverSplit(@ForAll Random random, @ForAll @IntRange(min = 1, max = 12) int rowsMax,
            @ForAll @IntRange(min = 1, max = 400) int bytesMax, @ForAll boolean caughtUp) {
        var log = log(random);

        int cut = Cut.length(log, caughtUp, rowsMax, bytesMax);

        for (Piece before : log.subList(0, cut)) {
            for (Piece behind : log.subList(cut, log.size())) {
                assertThat(samePush(before, behind)).isFalse();
            }
        }
    }

    @Property
    void aBatchIsWithinItsBoundsOrASinglePush(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 12) int rowsMax,
            @ForAll @IntRange(min = 1, max = 400) int bytesMax) {
        var log = log(random);

        var batch = log.subList(0, Cut.length(log, true, rowsMax, bytesMax));

        long bytes = batch.stream().mapToLong(Piece::bytes).sum();
        var changes = batch.stream().filter(piece -> piece.seq() > 0).toList();
        boolean single = changes.stream().allMatch(one -> samePush(one, changes.getFirst()));
        assertThat(single || (batch.size() <= rowsMax && bytes <= bytesMax)).isTrue();
    }

    @Property
    void aReaderThatIsCaughtUpLeavesNothing(@ForAll Random random,
            @ForAll @IntRange(min = 1, max = 12) int rowsMax) {
        var log = log(random);
        int at = 0;

        while (at < log.size()) {
            int cut = Cut.length(log.subList(at, log.size()), true, rowsMax, Long.MAX_VALUE);
            assertThat(cut).isPositive();
            at += cut;
        }

        assertThat(at).isEqualTo(log.size());
    }

    @Property
    void whatIsCutDoesNotDependOnHowItWasPolled(@ForAll Random random) {
        var log = log(random);
        int polled = random.nextInt(log.size() + 1);

        int early = Cut.length(log.subList(0, polled), false, Integer.MAX_VALUE, Long.MAX_VALUE);
        int late = Cut.length(log, false, Integer.MAX_VALUE, Long.MAX_VALUE);

        assertThat(early).isLessThanOrEqualTo(late);
    }

    private static boolean samePush(Piece one, Piece other) {
        return one.lane() != null && one.lane().equals(other.lane())
                && one.pushEnd() == other.pushEnd();
    }

    /** Pushes of three lanes one behind the other, some changes compacted away, some poison. */
    private static List<Piece> log(Random random) {
        var log = new ArrayList<Piece>();
        var seqs = new long[3];
        int pushes = random.nextInt(8);
        for (int push = 0; push < pushes; push++) {
            int lane = random.nextInt(seqs.length);
            long end = seqs[lane] + 1 + random.nextInt(6);
            while (seqs[lane] < end) {
                seqs[lane]++;
                switch (random.nextInt(6)) {
                    case 0 -> {
                        // compacted away
                    }
                    case 1 -> log.add(new Piece(null, 0, 0, random.nextInt(100)));
                    default -> log.add(
                            new Piece(lane, seqs[lane], end, 1 + random.nextInt(100)));
                }
            }
        }
        return log;
    }
}
