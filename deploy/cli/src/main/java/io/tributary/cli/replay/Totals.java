package io.tributary.cli.replay;

import java.util.Map;
import java.util.TreeMap;

/** What a replay has gone through. */
public final class Totals {
    private final Map<String, ByRule> rules = new TreeMap<>();
    private long pushes;
    private long operations;
    private long byPolicy;
    private long byState;
    private long entities;
    private long repeats;
    private long refusals;
    private long unreadable;

    /** How many operations a rule decides under either policy file. */
    public record ByRule(long was, long wouldBe) {
        private ByRule plus(ByRule more) {
            return new ByRule(was + more.was, wouldBe + more.wouldBe);
        }
    }

    void push() {
        pushes++;
    }

    void operation(Comparison.Decided decided) {
        operations++;
        rules.merge(decided.was().rule(), new ByRule(1, 0), ByRule::plus);
        rules.merge(decided.wouldBe().rule(), new ByRule(0, 1), ByRule::plus);
        var difference = decided.difference();
        if (difference != null) {
            switch (difference.cause()) {
                case POLICY -> byPolicy++;
                case STATE -> byState++;
            }
        }
    }

    void finalState() {
        entities++;
    }

    void withoutEffect(long moreRepeats, long moreRefusals) {
        repeats += moreRepeats;
        refusals += moreRefusals;
    }

    void unreadableRecord() {
        unreadable++;
    }

    /** By the rule's name. */
    public Map<String, ByRule> rules() {
        return Map.copyOf(rules);
    }

    /** Pushes that took effect, or changes. */
    public long pushes() {
        return pushes;
    }

    public long operations() {
        return operations;
    }

    /** Operations that the policies decide otherwise. */
    public long byPolicy() {
        return byPolicy;
    }

    /** Operations that are decided otherwise because their entity was another one already. */
    public long byState() {
        return byState;
    }

    public long differences() {
        return byPolicy + byState;
    }

    /** Entities that are other ones at the end. */
    public long entities() {
        return entities;
    }

    /** Pushes that had taken effect before. */
    public long repeats() {
        return repeats;
    }

    /** Pushes that their number or key keeps from taking effect. */
    public long refusals() {
        return refusals;
    }

    /** Records that the processor would have put to the dead letters. */
    public long unreadable() {
        return unreadable;
    }
}
