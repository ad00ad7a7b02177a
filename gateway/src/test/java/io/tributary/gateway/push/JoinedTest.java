package io.tributary.gateway.push;

import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.receipt.Receipt;
import io.tributary.schemas.receipt.Reply;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One answer out of several lanes' replies. */
class JoinedTest {
    private static final UUID PUSH = aPush().build().id();
    private static final Reply UNSEEN = new Reply.Unseen("c");
    private static final Reply REFUSED = new Reply.Refused("c", ProblemCode.SEQUENCE_GAP, "", null);

    private static Reply.Settled settled(int lane, long seq, boolean replayed, int... indexes) {
        return new Reply.Settled("c", new Receipt(PUSH, lane, seq, seq,
                Arrays.stream(indexes).<Outcome>mapToObj(i -> new Outcome.Unchanged(i,
                        new EntityRef("order", "o"), 1, "rule")).toList()),
                replayed);
    }

    @Test
    void outcomesStandInTheOrderOfTheRequestAndPositionsTogether() {
        var answer = (Answer.Settled) Joined.ofPush(PUSH,
                List.of(settled(2, 7, false, 1, 3), settled(0, 5, false, 0, 2)));

        assertThat(answer.outcomes()).extracting(Outcome::index).containsExactly(0, 1, 2, 3);
        assertThat(answer.positions()).isEqualTo(Positions.of(0, 5).with(2, 7));
    }

    @Test
    void aPushIsAReplayOnlyIfNoLaneDidAnything() {
        assertThat(Joined.ofPush(PUSH, List.of(settled(0, 1, true, 0), settled(1, 1, true, 1))))
                .matches(answer -> ((Answer.Settled) answer).replayed());
        assertThat(Joined.ofPush(PUSH, List.of(settled(0, 1, true, 0), settled(1, 1, false, 1))))
                .matches(answer -> !((Answer.Settled) answer).replayed());
    }

    @Test
    void oneRefusalRefusesThePush() {
        assertThat(Joined.ofPush(PUSH, List.of(settled(0, 1, false, 0), REFUSED)))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void aLaneThatWasEmptyHasNoPosition() {
        var answer = (Answer.Settled) Joined.ofPush(PUSH, List.of(settled(0, 0, false, 0)));

        assertThat(answer.positions()).isEqualTo(Positions.START);
    }

    @Test
    void anInquiryPassesOverLanesThatNeverHeardOfThePush() {
        assertThat(Joined.ofInquiry(PUSH, List.of(UNSEEN, settled(1, 1, true, 0), UNSEEN)))
                .isInstanceOf(Answer.Settled.class);
        assertThat(Joined.ofInquiry(PUSH, List.of(UNSEEN, UNSEEN)))
                .isInstanceOf(Answer.Unseen.class);
    }

    @Test
    void aPushOfWhichALaneIsMissingIsPending() {
        assertThat(Joined.ofInquiry(PUSH, List.of(UNSEEN, settled(1, 1, true, 0, 2))))
                .isInstanceOf(Answer.Pending.class);
        assertThat(Joined.ofInquiry(PUSH,
                List.of(new Reply.Pending("c"), settled(1, 1, true, 0))))
                .isInstanceOf(Answer.Pending.class);
    }
}
