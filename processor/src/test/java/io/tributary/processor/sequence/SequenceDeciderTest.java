package io.tributary.processor.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.sequence.SequenceCommand.Arrive;
import io.tributary.processor.sequence.SequenceCommand.Expire;
import io.tributary.processor.sequence.SequenceEvent.Dropped;
import io.tributary.processor.sequence.SequenceEvent.Opened;
import io.tributary.processor.sequence.SequenceEvent.Parked;
import io.tributary.processor.sequence.SequenceEvent.Passed;
import io.tributary.processor.sequence.SequenceEvent.Refused;
import io.tributary.processor.sequence.SequenceEvent.Released;
import io.tributary.processor.sequence.SequenceEvent.Repeated;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceDeciderTest {
    private static final long WAIT_MILLIS = 2000;

    private final SequenceDecider decider = new SequenceDecider(2, WAIT_MILLIS);
    private NodeSequence state = decider.initial();

    @Test
    void theFirstPushOfAnEpochPasses() {
        assertThat(arrive(3, 0)).containsExactly(new Opened(3), new Passed(new Producer(3, 0)));
    }

    @Test
    void aPushAheadOfItsTurnWaitsAndFollowsTheMissingOne() {
        arrive(0, 0);

        assertThat(arrive(0, 2)).containsExactly(new Parked(new Producer(0, 2), WAIT_MILLIS));
        assertThat(arrive(0, 1)).containsExactly(new Passed(new Producer(0, 1)),
                new Released(new Producer(0, 2)));
    }

    @Test
    void theVeryFirstPushesMayComeOutOfOrder() {
        assertThat(arrive(0, 1)).containsExactly(new Opened(0),
                new Parked(new Producer(0, 1), WAIT_MILLIS));
        assertThat(arrive(0, 0)).containsExactly(new Passed(new Producer(0, 0)),
                new Released(new Producer(0, 1)));
    }

    @Test
    void aNumberThatWasTakenIsARepetition() {
        arrive(0, 0);

        assertThat(arrive(0, 0)).containsExactly(new Repeated(new Producer(0, 0)));
    }

    @Test
    void aPushThatIsSentAgainWhileItWaitsTakesNoSecondPlace() {
        arrive(0, 1);
        arrive(0, 2);

        assertThat(arrive(0, 2)).containsExactly(new Parked(new Producer(0, 2), WAIT_MILLIS));
        assertThat(state.parked()).hasSize(2);
    }

    @Test
    void aNodeWithoutRoomIsToldTheMissingNumber() {
        arrive(0, 1);
        arrive(0, 2);

        assertThat(arrive(0, 3)).containsExactly(new Refused(new Producer(0, 3),
                ProblemCode.SEQUENCE_GAP, new Producer(0, 0)));
    }

    @Test
    void aFullProcessorParksNothing() {
        arrive(0, 0);

        assertThat(apply(new Arrive(new Producer(0, 2), 0, false))).containsExactly(new Refused(
                new Producer(0, 2), ProblemCode.SEQUENCE_GAP, new Producer(0, 1)));
    }

    @Test
    void whoWaitedTooLongIsToldTheMissingNumber() {
        arrive(0, 0);
        arrive(0, 2);

        assertThat(apply(new Expire(WAIT_MILLIS - 1))).isEmpty();
        assertThat(apply(new Expire(WAIT_MILLIS))).containsExactly(new Dropped(
                new Producer(0, 2), ProblemCode.SEQUENCE_GAP, new Producer(0, 1)));
        assertThat(state.parked()).isEmpty();
    }

    @Test
    void aLowerEpochIsRefusedWithTheCurrentOne() {
        arrive(5, 0);

        assertThat(arrive(4, 1)).containsExactly(new Refused(new Producer(4, 1),
                ProblemCode.STALE_EPOCH, new Producer(5, 1)));
    }

    @Test
    void aHigherEpochDropsWhatWaitsInTheLowerOne() {
        arrive(0, 1);

        assertThat(arrive(1, 0)).containsExactly(
                new Dropped(new Producer(0, 1), ProblemCode.STALE_EPOCH, new Producer(1, 1)),
                new Opened(1), new Passed(new Producer(1, 0)));
    }

    @Test
    void aHigherEpochThatFindsNoRoomFencesNobodyOff() {
        arrive(0, 0);

        assertThat(apply(new Arrive(new Producer(1, 1), 0, false))).containsExactly(new Refused(
                new Producer(1, 1), ProblemCode.SEQUENCE_GAP, new Producer(1, 0)));
        assertThat(arrive(0, 1)).containsExactly(new Passed(new Producer(0, 1)));
    }

    private List<SequenceEvent> arrive(long epoch, long sequence) {
        return apply(new Arrive(new Producer(epoch, sequence), 0, true));
    }

    private List<SequenceEvent> apply(SequenceCommand command) {
        var events = decider.decide(state, command);
        for (var event : events) {
            state = decider.evolve(state, event);
        }
        return events;
    }
}
