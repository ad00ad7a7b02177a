package io.tributary.processor.conflict.rule;

import static io.tributary.processor.conflict.rule.CaseBuilder.aCase;
import static io.tributary.schemas.fixture.Documents.json;

import io.tributary.processor.conflict.Verdict.Applied;
import io.tributary.processor.conflict.Verdict.Kept;
import io.tributary.processor.conflict.Verdict.Merged;
import io.tributary.processor.conflict.Verdict.Overruled;
import io.tributary.processor.conflict.Verdict.Reaffirmed;
import io.tributary.schemas.conflict.Conflict.Status;
import io.tributary.schemas.policy.Heuristic;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.policy.Recency;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which of two writes is the newer one, and what that decides. */
class RecencyRulesTest extends RuleExamples {
    static final Set<String> RULES = Set.of("older-write", "last-write-wins", "newest-seen",
            "same-node", "newer");

    private static final Recency BY_FIELD = Recency.by(new Recency.TimeField("at"));
    private static final Recency BY_CLOCK = Recency.by(new Recency.At());
    private static final Recency BY_LAMPORT = Recency.by(new Recency.Lamport());
    private static final Recency BY_HUB = Recency.by(new Recency.HubLamport());
    private static final Recency TOLERANT = new Recency(new Recency.At(), Duration.ofSeconds(5));
    private static final Duration SECOND = Duration.ofSeconds(1);

    RecencyRulesTest() {
        super(RULES);
    }

    @Test
    void aWriteWithoutBaseReplacesAnotherNodesOnTheRecord() {
        assertRuling(aCase().on(json("{'a': 1}")).putting(json("{'a': 2}")), "last-write-wins",
                new Overruled(json("{'a': 2}"), 1));
    }

    @Test
    void aNodeReplacesItsOwnWriteWithoutARecord() {
        assertRuling(aCase().onOwn(json("{'a': 1}")).putting(json("{'a': 2}")), "same-node",
                new Applied(json("{'a': 2}")));
        assertRuling(aCase().without(Heuristic.SAME_NODE).onOwn(json("{'a': 1}"))
                .putting(json("{'a': 2}")), "last-write-wins",
                new Overruled(json("{'a': 2}"), 1));
    }

    @Test
    void whoKnewTheLaneAsFarAsTheNewestChangeReplacesItWithoutARecord() {
        assertRuling(aCase().on(json("{'a': 1}")).seen(1).putting(json("{'a': 2}")),
                "newest-seen", new Applied(json("{'a': 2}")));
        assertRuling(aCase().on(json("{'a': 1}")).then(json("{'a': 2}")).seen(1)
                .putting(json("{'a': 3}")), "last-write-wins",
                new Overruled(json("{'a': 3}"), 1));
    }

    @Test
    void anEarlierWriteByTheTimeFieldIsKeptInAConflictOnly() {
        assertRuling(aCase().on(json("{'at': '2026-03-01T12:00:00+01:00'}")).under(BY_FIELD)
                .putting(json("{'at': '2026-03-01T10:59:59Z'}")), "older-write",
                stays(ProblemCode.OLDER_WRITE));
    }

    @Test
    void aLaterWriteByTheTimeFieldWins() {
        assertRuling(aCase().on(json("{'at': 41.5}")).under(BY_FIELD).putting(json("{'at': 42}")),
                "last-write-wins", new Overruled(json("{'at': 42}"), 1));
    }

    @Test
    void anEarlierWriteByTheNodesClockIsOlderEvenAgainstADeletion() {
        assertRuling(aCase().on(json("{'a': 1}")).at(SECOND).thenDeleted().under(BY_CLOCK)
                .at(Duration.ZERO).putting(json("{'a': 2}")), "older-write",
                stays(ProblemCode.OLDER_WRITE));
    }

    @Test
    void anOwnWriteThatComesLateIsOlderToo() {
        assertRuling(aCase().at(SECOND).onOwn(json("{'a': 1}")).under(TOLERANT).at(Duration.ZERO)
                .putting(json("{'a': 2}")), "older-write", stays(ProblemCode.OLDER_WRITE));
    }

    @Test
    void theNodesLamportClocksTellWhichIsNewer() {
        assertRuling(aCase().told(5).on(json("{'a': 1}")).under(BY_LAMPORT).told(4)
                .putting(json("{'a': 2}")), "older-write", stays(ProblemCode.OLDER_WRITE));
        assertRuling(aCase().told(5).on(json("{'a': 1}")).under(BY_LAMPORT).told(6)
                .putting(json("{'a': 2}")), "last-write-wins",
                new Overruled(json("{'a': 2}"), 1));
    }

    @Test
    void byTheHubsLamportTimeOnlyWhoHadSeenTheStoredWriteIsNewer() {
        var c = aCase().told(5).onOwn(json("{'a': 1}")).under(BY_HUB);

        assertRuling(c.told(6).seen(6).putting(json("{'a': 2}")), "older-write",
                stays(ProblemCode.OLDER_WRITE));
        assertRuling(c.told(7).seen(6).putting(json("{'a': 2}")), "newest-seen",
                new Applied(json("{'a': 2}")));
        assertRuling(c.told(7).putting(json("{'a': 2}")), "same-node",
                new Applied(json("{'a': 2}")));
    }

    @Test
    void timesTooCloseToTellAreLeftToThePolicyOfOverlaps() {
        var c = aCase().at(SECOND).on(json("{'a': 1}")).under(TOLERANT);

        assertRuling(c.at(SECOND).putting(json("{'a': 2}")), "manual", waits());
        assertRuling(c.under(Overlap.INCOMING_WINS).at(SECOND.multipliedBy(5))
                .putting(json("{'a': 2}")), "incoming-wins", new Overruled(json("{'a': 2}"), 1));
        assertRuling(c.at(SECOND.multipliedBy(6)).putting(json("{'a': 2}")), "last-write-wins",
                new Overruled(json("{'a': 2}"), 1));
    }

    @Test
    void whoSaysTheSameLaterIsWhoOthersHaveToBeat() {
        assertRuling(aCase().at(SECOND).on(json("{'a': 1}")).under(BY_CLOCK)
                .at(SECOND.multipliedBy(2)).putting(json("{'a': 1}")), "identical-content",
                new Reaffirmed());
        assertRuling(aCase().on(json("{'a': 1}")).at(SECOND).thenDeleted().under(BY_CLOCK)
                .at(SECOND.multipliedBy(2)).deleting(), "nothing-to-delete", new Reaffirmed());
    }

    @Test
    void aNodesLaterChangeReplacesItsOwnEarlierOneAlsoOnAnOlderBase() {
        assertRuling(aCase().on(json("{'a': 1}")).thenOwn(json("{'a': 2}"))
                .thenOwn(json("{'a': 3}")).basedOn(1).under(Overlap.CURRENT_WINS)
                .putting(json("{'a': 4}")), "same-node", new Applied(json("{'a': 4}")));
        assertRuling(aCase().on(json("{'a': 1}")).thenOwn(json("{'a': 2}")).basedOn(1)
                .under(Overlap.CURRENT_WINS).deleting(), "same-node", new Applied(null));
        assertRuling(aCase().on(json("{'a': 1}")).thenDeletedByItself().basedOn(1)
                .under(Overlap.CURRENT_WINS).putting(json("{'a': 2}")), "same-node",
                new Applied(json("{'a': 2}")));
    }

    @Test
    void whereAPersonDecidesANodeThatForgotItsOwnWriteIsAskedToo() {
        assertRuling(aCase().on(json("{'a': 1}")).thenOwn(json("{'a': 2}")).basedOn(1)
                .putting(json("{'a': 3}")), "manual", waits());
    }

    @Test
    void aNodeReplacesItsOwnFieldsBesideThoseThatOthersChanged() {
        var c = aCase().on(json("{'a': 1, 'b': 1}")).then(json("{'a': 1, 'b': 2}"))
                .thenOwn(json("{'a': 2, 'b': 2}")).basedOn(1);

        assertRuling(c.patching(json("{'b': 3}")), "manual", waits());
        assertRuling(c.deleting(), "manual", waits());
        assertRuling(c.under(Overlap.CURRENT_WINS).patching(json("{'a': 3}")), "same-node",
                new Merged(json("{'a': 3, 'b': 2}")));
    }

    @Test
    void theClearlyNewerOfTwoChangesOfTheSameFieldIsRight() {
        var c = aCase().on(json("{'a': 1}")).at(SECOND.multipliedBy(5)).then(json("{'a': 2}"))
                .under(TOLERANT).basedOn(1);

        assertRuling(c.at(SECOND.multipliedBy(10)).putting(json("{'a': 3}")), "newer",
                new Overruled(json("{'a': 3}"), 2));
        assertRuling(c.at(Duration.ZERO).putting(json("{'a': 3}")), "newer",
                new Kept(ProblemCode.OLDER_WRITE, 2, Status.RESOLVED_AUTO));
        assertRuling(c.at(SECOND.multipliedBy(9)).putting(json("{'a': 3}")), "manual", waits());
        assertRuling(c.without(Heuristic.NEWER).at(SECOND.multipliedBy(10))
                .putting(json("{'a': 3}")), "manual", waits());
    }
}
