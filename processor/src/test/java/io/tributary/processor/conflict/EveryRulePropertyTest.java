package io.tributary.processor.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.processor.conflict.CountStep.Kind;
import io.tributary.processor.conflict.rule.Rulebook;
import io.tributary.processor.conflict.rule.TornRulebook;
import io.tributary.schemas.push.Push;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;

/**
 * The policies keep their promises in every history; and if any one rule is torn out of the
 * rulebook, there is a history in which one of them is broken. So no rule is idle, and none can be
 * lost without a property that fails.
 */
class EveryRulePropertyTest {
    /** Always the same ones, so that this never depends on luck. */
    private static final String SEED = "42";
    private static final int HISTORIES_MAX = 1000;
    private static final int VALUES_PER_PARAMETER = 1000;
    /** What stands before the particulars in a message. */
    private static final Pattern WORDS = Pattern.compile("[a-z][a-z ]+");

    @Property(tries = 2000, seed = SEED)
    void policiesKeepTheirPromises(@ForAll("documents") List<Step.Pushed> history) {
        playDocuments(history, Rulebook::judge);
    }

    @Property(tries = 1000, seed = SEED)
    void countersKeepTheirPromises(@ForAll("counts") List<CountStep.Pushed> history) {
        playCounts(history, Rulebook::judge);
    }

    @Example
    void withAllRulesNoPromiseIsBroken() {
        assertThat(broken(Rulebook::judge)).isEmpty();
    }

    /** The statistics of the report say which promise each rule keeps. */
    @Property(generation = GenerationMode.EXHAUSTIVE, shrinking = ShrinkingMode.OFF)
    void withoutAnyOneRuleAPromiseIsBroken(@ForAll("rules") String rule) {
        var broken = broken(TornRulebook.without(rule)::judge);

        assertThat(broken).as("without %s", rule).isPresent();
        Statistics.collect(rule, broken.orElseThrow());
    }

    /** The first promise that is broken if this judges; empty if none is. */
    private Optional<String> broken(Function<Case, Ruling> judge) {
        var counts = drawn(counts());
        var documents = drawn(documents());
        for (int i = 0; i < HISTORIES_MAX; i++) {
            var complaint = complaint(() -> playCounts(counts.next(), judge))
                    .or(() -> complaint(() -> playDocuments(documents.next(), judge)));
            if (complaint.isPresent()) {
                return complaint;
            }
        }
        return Optional.empty();
    }

    private static <T> Iterator<T> drawn(Arbitrary<T> histories) {
        return histories.generator(VALUES_PER_PARAMETER).stream(new Random(Long.parseLong(SEED)))
                .map(Shrinkable::value).iterator();
    }

    /** Empty if the play goes well. */
    private static Optional<String> complaint(Runnable play) {
        try {
            play.run();
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(WORDS.matcher(String.valueOf(e.getMessage())).results()
                    .map(MatchResult::group).findFirst().orElse("unspoken"));
        }
    }

    private static void playDocuments(List<Step.Pushed> history,
            Function<Case, Ruling> judge) {
        var hub = new TestHub(TestPolicies.ALL, judge);
        var promises = new PolicyPromises();
        for (var pushed : history) {
            for (var step : pushed.steps()) {
                promises.watch(hub, new Step.Pushed(pushed.node(), List.of(step)).push(hub));
            }
        }
    }

    private static void playCounts(List<CountStep.Pushed> history,
            Function<Case, Ruling> judge) {
        var hub = new TestHub(Counters.POLICIES, judge);
        var promises = new CountPromises();
        for (var pushed : history) {
            for (var step : pushed.steps()) {
                var push = push(hub, pushed.node(), step);
                if (!push.operations().isEmpty()) {
                    promises.watch(hub, push);
                }
            }
        }
    }

    private static Push push(TestHub hub, String node, CountStep step) {
        return new CountStep.Pushed(node, false, List.of(step)).push(hub.decisions.size(),
                hub.clock().lamport(), hub.conflicts());
    }

    @Provide
    Arbitrary<String> rules() {
        return Arbitraries.of(Rulebook.names());
    }

    @Provide
    Arbitrary<List<Step.Pushed>> documents() {
        return Step.histories();
    }

    @Provide
    Arbitrary<List<CountStep.Pushed>> counts() {
        return CountStep.histories(Kind.values());
    }
}
