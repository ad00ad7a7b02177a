package io.tributary.projector.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.value.Positions;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** A page is shared fairly by lanes that are differently far ahead of the reader. */
class SharesPropertyTest {
    @Property
    void thePageIsFullIfThereIsEnoughForIt(
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 500) Long> behind,
            @ForAll @IntRange(min = 1, max = 300) int rowsMax) {
        var shares = Shares.of(Positions.START, heads(behind), rowsMax);

        long all = behind.stream().mapToLong(Long::longValue).sum();
        assertThat(shares.values().stream().mapToLong(Integer::longValue).sum())
                .isEqualTo(Math.min(all, rowsMax));
        assertThat(shares.values()).allMatch(share -> share > 0);
    }

    @Property
    void noLaneHasMoreThanAnotherThatWantsMore(
            @ForAll @Size(max = 40) List<@LongRange(min = 0, max = 500) Long> behind,
            @ForAll @IntRange(min = 1, max = 300) int rowsMax) {
        var shares = Shares.of(Positions.START, heads(behind), rowsMax);

        shares.forEach((lane, share) -> shares.forEach((other, othersShare) -> {
            if (share < behind.get(lane)) {
                assertThat(othersShare).isLessThanOrEqualTo(share + 1);
            }
        }));
    }

    @Property
    void aReaderAheadOfAHeadGetsNothingFromThatLane(
            @ForAll @LongRange(min = 1, max = 1000) long head,
            @ForAll @LongRange(min = 0, max = 10) long ahead) {
        assertThat(Shares.of(Positions.of(0, head + ahead), Positions.of(0, head), 10)).isEmpty();
    }

    private static Positions heads(List<Long> behind) {
        var seqs = new TreeMap<Integer, Long>();
        for (int lane = 0; lane < behind.size(); lane++) {
            if (behind.get(lane) > 0) {
                seqs.put(lane, behind.get(lane));
            }
        }
        return new Positions(seqs);
    }
}
