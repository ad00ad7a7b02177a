package io.tributary.schemas.codec;

import io.tributary.schemas.codec.YamlPart.Member;
import java.util.regex.Pattern;

/** The entity types of a policy file, and the beginnings of types. */
final class PolicyTypes {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9._-]*");
    private static final Pattern PATTERN = Pattern.compile("\\*|" + PLAIN + "\\*?");

    private PolicyTypes() {}

    /** A type. */
    static String plain(Member member) {
        var text = PolicyMembers.text(member);
        if (!PLAIN.matcher(text).matches()) {
            throw member.value().at().wrong("'" + text + "' is no entity type");
        }
        return text;
    }

    /** A type, or a beginning of some. */
    static String pattern(Member member) {
        var text = PolicyMembers.text(member);
        if (!PATTERN.matcher(text).matches()) {
            throw member.value().at().wrong("'" + text
                    + "' is no entity type, nor the beginning of one with '*'");
        }
        return text;
    }

    /** Whether all types of the later pattern are among those of the earlier one. */
    static boolean hides(String earlier, String later) {
        return earlier.equals(later) || (earlier.endsWith("*")
                && later.startsWith(earlier.substring(0, earlier.length() - 1)));
    }
}
