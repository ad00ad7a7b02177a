package io.tributary.schemas.codec;

import io.tributary.schemas.codec.YamlPart.Items;
import io.tributary.schemas.policy.Policies;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads policy files: each is a list {@code policies}, described in the module's README. */
public final class PolicyYaml {
    private PolicyYaml() {}

    /**
     * @param name of the file, for complaints
     */
    public record Source(String name, String yaml) {}

    /** The policy file can't be taken as it is. */
    public static final class InvalidPolicy extends RuntimeException {
        InvalidPolicy(String file, int line, String reason) {
            super(file + ", line " + line + ": " + reason);
        }
    }

    /**
     * @param name of the file, for complaints
     * @throws InvalidPolicy naming file, line and reason
     */
    public static Policies read(String name, String yaml) {
        return read(List.of(new Source(name, yaml)));
    }

    /**
     * The policies of several files: those of an earlier file hold before those of a later one.
     *
     * @throws InvalidPolicy naming file, line and reason
     */
    public static Policies read(List<Source> sources) {
        var all = new ArrayList<PolicyBlock.Declared>();
        for (var source : sources) {
            var own = policies(source);
            checkReached(own);
            all.addAll(own);
        }
        checkLedgers(all);
        return new Policies(all.stream().map(PolicyBlock.Declared::policy).toList());
    }

    private static List<PolicyBlock.Declared> policies(Source source) {
        var root = YamlTree.of(source.name(), source.yaml());
        if (root.isEmpty()) {
            return List.of();
        }
        var list = PolicyMembers.of("the file", root.get(), Set.of("policies"))
                .required("policies").value();
        if (!(list instanceof Items items)) {
            throw list.at().wrong("'policies' must be a list");
        }
        return items.all().stream().map(PolicyBlock::read).toList();
    }

    /** Within a file; an operator's file may well cover types that a later one has. */
    private static void checkReached(List<PolicyBlock.Declared> policies) {
        for (int i = 0; i < policies.size(); i++) {
            var type = policies.get(i).policy().type();
            for (var earlier : policies.subList(0, i)) {
                if (PolicyTypes.hides(earlier.policy().type(), type)) {
                    throw policies.get(i).typeAt().wrong("'" + type + "' is never reached: '"
                            + earlier.policy().type() + "' above covers it");
                }
            }
        }
    }

    /** A ledger is written by counts alone, each entry once. */
    private static void checkLedgers(List<PolicyBlock.Declared> policies) {
        for (var policy : policies) {
            for (var declared : policy.counters()) {
                var ledger = declared.counter().ledger();
                policies.stream()
                        .filter(each -> PolicyTypes.hides(each.policy().type(), ledger))
                        .findFirst().filter(each -> !each.policy().protection().appendOnly())
                        .ifPresent(each -> {
                            throw declared.ledgerAt().wrong("the policy of '"
                                    + each.policy().type() + "' covers the ledger '" + ledger
                                    + "', but is not 'append-only'");
                        });
            }
        }
    }
}
