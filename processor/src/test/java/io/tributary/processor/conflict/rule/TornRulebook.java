package io.tributary.processor.conflict.rule;

import io.tributary.processor.conflict.Case;
import io.tributary.processor.conflict.Rule;
import io.tributary.processor.conflict.Ruling;
import java.util.List;

/** The rulebook without one of its rules: what the hub would be if that one were forgotten. */
public final class TornRulebook {
    private final List<Rule> rules;

    private TornRulebook(List<Rule> rules) {
        this.rules = rules;
    }

    public static TornRulebook without(String name) {
        var rules = Rulebook.ALL.stream().filter(rule -> !rule.name().equals(name)).toList();
        if (rules.size() != Rulebook.ALL.size() - 1) {
            throw new IllegalArgumentException("no rule is named " + name);
        }
        return new TornRulebook(rules);
    }

    public Ruling judge(Case c) {
        for (var rule : rules) {
            var verdict = rule.judge(c);
            if (verdict.isPresent()) {
                return new Ruling(rule.name(), verdict.get());
            }
        }
        throw new IllegalStateException("no rule decides " + c.operation());
    }
}
