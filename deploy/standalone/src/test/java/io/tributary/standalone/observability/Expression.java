package io.tributary.standalone.observability;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a PromQL expression asks for, as far as names go. promtool looks at the rest. */
final class Expression {
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "by",
            "without", "on", "ignoring", "group_left", "group_right");
    /** Label matchers, ranges and texts, which hold no names of metrics. */
    private static final Pattern INSIDE = Pattern.compile("\\{[^}]*}|\\[[^\\]]*]|\"[^\"]*\"");
    private static final Pattern LABELS = Pattern
            .compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    /** A name that is not called as a function, and no part of a number. */
    private static final Pattern NAME = Pattern
            .compile("(?<![\\w.])[a-zA-Z_:][\\w:]*(?![\\w:]|\\s*\\()");

    private Expression() {}

    static Set<String> metrics(String expression) {
        var bare = LABELS.matcher(INSIDE.matcher(expression).replaceAll("")).replaceAll("");
        var names = new TreeSet<String>();
        NAME.matcher(bare).results().map(found -> found.group())
                .filter(name -> !WORDS.contains(name)).forEach(names::add);
        return names;
    }
}
