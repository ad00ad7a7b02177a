package io.tributary.processor.conflict;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.schemas.fixture.PushBuilder;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever writes the hub's own bookkeeping must have seen its newest version. */
class BookkeepingTest {
    private static final String TYPE = Policies.BOOKKEEPING + "exchange-peer";

    private final TestHub hub = new TestHub();

    @Test
    void whatRidesOnAStaleVersionHasNoEffectAtAll() {
        hub.push(aPush().withKey("1").putting(TYPE, "n", 0L, json("{'sent': 1}")));
        hub.push(step("2", 1, "{'sent': 2}"));

        var late = hub.push(step("3", 1, "{'sent': 2, 'received': 1}"));

        assertThat(late.changes()).isEmpty();
        assertThat(late.conflicts()).isEmpty();
        assertThat(late.receipt().outcomes()).allSatisfy(
                it -> assertThat(it).isInstanceOf(Outcome.Rejected.class));
        assertThat(((Outcome.Rejected) late.receipt().outcomes().getFirst()).code())
                .isEqualTo(ProblemCode.VERSION_MISMATCH);
        assertThat(hub.document("note", "2")).isNotNull();
        assertThat(hub.document("note", "3")).isNull();
    }

    private static PushBuilder step(String key, long base, String peer) {
        return aPush().withKey(key).atomic().putting(TYPE, "n", base, json(peer)).putting("note",
                key, json("{}"));
    }

    @Test
    void noFileCanSayOtherwise() {
        var policies = new Policies(List.of(Policy.of("*").with(Overlap.INCOMING_WINS)));
        var decider = new PushDecider(policies, Rulebook::judge, TestHub.LENGTH_MAX);
        hub.push(aPush().withKey("1").putting(TYPE, "n", 0L, json("{'sent': 1}")));
        hub.push(aPush().withKey("2").putting(TYPE, "n", 1L, json("{'sent': 2}")));

        var late = decider.decide(aPush().withKey("3").putting(TYPE, "n", 1L, json("{'x': 1}"))
                .build(), LaneClock.START, hub);

        assertThat(late.receipt().outcomes().getFirst())
                .isInstanceOf(Outcome.Rejected.class);
    }

    @Test
    void whoeverNamesNoVersionIsRejected() {
        hub.push(aPush().withKey("1").putting(TYPE, "n", 0L, json("{'sent': 1}")));

        assertThat(hub.outcome(aPush().withKey("2").putting(TYPE, "n", json("{'x': 1}"))))
                .isInstanceOf(Outcome.Rejected.class);
    }
}
