package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Ruling;
import io.tributary.schemas.policy.Policy.Overlap;
import io.tributary.schemas.push.Operation;
import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order in which they are asked; the first that answers decides. */
public final class Rulebook {
    private static final List<Rule> SETTLEMENTS = List.of(
            new ConflictUnknown(),
            new ConflictSettled(),
            new SettlementOutdated(),
            new SettlementMade());

    private static final List<Rule> COUNTS = List.of(
            new SameEntry(),
            new CountProtected(),
            new CountUnknown(),
            new CountDeleted(),
            new CountNotANumber(),
            new OutrankedCount(),
            new OlderCount(),
            new ConcurrentCount(),
            new CounterBound(),
            new OutrankingCount(),
            new NewerCount(),
            new CommutingCount(),
            new PlainCount());

    private static final List<Rule> DOCUMENTS = List.of(
            new IdentityMismatch(),
            new FieldNotAllowed(),
            new CommutingIncrement(),
            new NothingToDelete(),
            new BaseVersionAhead(),
            new NothingToPatch(),
            new FirstWrite(),
            new IdenticalContent(),
            new AppendOnly(),
            new Immutable(),
            new FixedField(),
            new HigherRankStays(),
            new BaseVersionMatches(),
            new BaseVersionRequired(),
            new DisjointFields(),
            new NewestSeen(),
            new SameNode(),
            new OutrankingValue(),
            new HigherRankWins(),
            new OlderWrite(),
            new LastWriteWins(),
            new NewerWrite(),
            new OverlapPolicy(Overlap.MANUAL),
            new OverlapPolicy(Overlap.CURRENT_WINS),
            new OverlapPolicy(Overlap.INCOMING_WINS),
            new OverlapPolicy(Overlap.REJECT));

    /** A count of a field that is no declared counter changes a document. */
    private static final List<Rule> COUNTS_AND_DOCUMENTS = Stream.of(COUNTS, DOCUMENTS)
            .flatMap(List::stream).toList();

    static final List<Rule> ALL = Stream.of(SETTLEMENTS, COUNTS_AND_DOCUMENTS)
            .flatMap(List::stream).toList();

    private Rulebook() {}

    /** The names of all rules, as receipts, conflicts and metrics show them. */
    public static List<String> names() {
        return ALL.stream().map(Rule::name).toList();
    }

    public static Ruling judge(Case c) {
        for (Rule rule : rules(c.operation())) {
            var verdict = rule.judge(c);
            if (verdict.isPresent()) {
                return new Ruling(rule.name(), verdict.get());
            }
        }
        throw new IllegalStateException("no rule decides " + c.operation());
    }

    /** Those that can have something to say of it. */
    private static List<Rule> rules(Operation operation) {
        return switch (operation) {
            case Operation.Settle _ -> SETTLEMENTS;
            case Operation.Count _ -> COUNTS_AND_DOCUMENTS;
            case Operation.Put _,Operation.Patch _,Operation.Delete _ -> DOCUMENTS;
        };
    }
}
