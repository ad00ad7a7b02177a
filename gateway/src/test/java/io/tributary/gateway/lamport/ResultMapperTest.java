package io.tributary.gateway.lamport;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.push.Answer;
import io.tributary.schemas.push.Basis;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From the hub's outcomes to the protocol's results. */
class ResultMapperTest {
    private static final EntityRef PRODUCT = new EntityRef(Types.PRODUCT, Example.PRODUCT);
    private static final UUID CONFLICT = UUID.randomUUID();
    private static final Operation ANY = new Operation.Delete(0, PRODUCT, Basis.NONE);

    private static Answer.Settled settled(Outcome outcome) {
        return new Answer.Settled(UUID.randomUUID(), List.of(outcome), Positions.START, 9, false);
    }

    private static Result event(Outcome outcome) {
        return ResultMapper.results(List.of(new Wish.Event(ANY, "op-1")), settled(outcome))
                .getFirst();
    }

    private static Result state(Outcome outcome) {
        return ResultMapper.results(List.of(new Wish.State(ANY)), settled(outcome)).getFirst();
    }

    @Test
    void aBookedEventHasItsIdAndItsOwnTime() {
        var result = event(new Outcome.Accepted(0, PRODUCT, 2, 4, 7, "count", null));

        assertThat(result.status()).isEqualTo("accepted");
        assertThat(result.operationId()).isEqualTo("op-1");
        assertThat(result.serverLamport()).isEqualTo(7);
    }

    @Test
    void anEventThatIsThereAlreadyIsADuplicate() {
        assertThat(event(new Outcome.Unchanged(0, PRODUCT, 2, "same-entry")))
                .isEqualTo(Result.duplicate("op-1"));
    }

    @Test
    void aHeldEventIsAConflictThatNeedsApproval() {
        var result = event(new Outcome.Conflicting(0, PRODUCT, 2, ProblemCode.CONCURRENT_COUNT,
                "concurrent-count", CONFLICT));

        assertThat(result.status()).isEqualTo("conflict");
        assertThat(result.conflictId()).isEqualTo(CONFLICT);
        assertThat(result.resolution()).matches(it -> it != null && it.requiresApproval());
    }

    @Test
    void anEventOfAnUnknownProductIsRejectedWithAReason() {
        var result = event(new Outcome.Rejected(0, PRODUCT, 0, ProblemCode.ENTITY_UNKNOWN,
                "count-unknown"));

        assertThat(result.status()).isEqualTo("rejected");
        assertThat(result.reason()).isEqualTo("The product is unknown");
        assertThat(result.suggestion()).isNotNull();
    }

    @Test
    void aLaterStateIsAcceptedAndAnOlderOrEqualOneIgnored() {
        assertThat(state(new Outcome.Accepted(0, PRODUCT, 1, 1, 6, "first-write", null)).message())
                .isEqualTo("New state created");
        assertThat(state(new Outcome.Conflicting(0, PRODUCT, 1, ProblemCode.OLDER_WRITE,
                "last-write-wins", CONFLICT)))
                .isEqualTo(Result.ignored(9, "State stale (older or equal Lamport)"));
        assertThat(state(new Outcome.Unchanged(0, PRODUCT, 1, "identical-content")).status())
                .isEqualTo("ignored");
    }
}
