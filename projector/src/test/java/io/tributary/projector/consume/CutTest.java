package io.tributary.projector.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.consume.Cut.Piece;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Where a batch ends, case by case. */
class CutTest {
    @Test
    void anUnfinishedPushWaitsForItsRest() {
        assertThat(cut(false, change(1, 1), change(2, 3))).isEqualTo(1);
    }

    @Test
    void anUnfinishedPushAtTheEndOfThePartitionWasCompacted() {
        assertThat(cut(true, change(1, 1), change(2, 3))).isEqualTo(2);
    }

    @Test
    void theNextPushEndsOneWhoseLastChangeIsGone() {
        assertThat(cut(false, change(1, 2), change(3, 4))).isEqualTo(1);
    }

    @Test
    void anotherLaneEndsAPush() {
        assertThat(cut(false, change(1, 2), new Piece("other", 2, 2, 1))).isEqualTo(2);
    }

    @Test
    void aPushBeyondTheBoundsIsABatchOfItsOwn() {
        var push = LongStream.rangeClosed(1, 50).mapToObj(seq -> change(seq, 50)).toList();

        assertThat(Cut.length(push, false, 10, 5)).isEqualTo(50);
    }

    @Test
    void poisonInsideAPushDoesNotEndIt() {
        assertThat(cut(false, change(1, 3), new Piece(null, 0, 0, 1))).isZero();
    }

    @Test
    void poisonBehindAPushGoesWithIt() {
        assertThat(cut(false, change(1, 1), new Piece(null, 0, 0, 1))).isEqualTo(2);
    }

    private static int cut(boolean caughtUp, Piece... pieces) {
        return Cut.length(List.of(pieces), caughtUp, 1000, 1000);
    }

    private static Piece change(long seq, long pushEnd) {
        return new Piece("lane", seq, pushEnd, 1);
    }
}
