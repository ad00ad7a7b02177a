package io.tributary.schemas.codec;

import io.tributary.schemas.codec.YamlPart.Items;
import io.tributary.schemas.codec.YamlPart.Member;
import io.tributary.schemas.codec.YamlPart.Members;
import io.tributary.schemas.codec.YamlPart.Place;
import io.tributary.schemas.codec.YamlPart.Scalar;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Members of which the names are known; each is what it must be, or there is a complaint.
 *
 * @param what the members are of, for complaints
 */
record PolicyMembers(String what, Members members) {

    static PolicyMembers of(String what, YamlPart part, Set<String> names) {
        if (!(part instanceof Members members)) {
            throw part.at().wrong(what + " must have members such as '"
                    + new TreeSet<>(names).first() + "'");
        }
        for (var member : members.byName().values()) {
            if (!names.contains(member.name())) {
                throw member.named().wrong("unknown member '" + member.name() + "'; " + what
                        + " has " + new TreeSet<>(names));
            }
        }
        return new PolicyMembers(what, members);
    }

    Place at() {
        return members.at();
    }

    Optional<Member> member(String name) {
        return Optional.ofNullable(members.byName().get(name));
    }

    Member required(String name) {
        return member(name).orElseThrow(
                () -> at().wrong(what + " names no '" + name + "'"));
    }

    /** The choice as it is spelled in the file, {@code otherwise} if the member is not there. */
    <E extends Enum<E>> E choice(String name, E otherwise) {
        return member(name).map(member -> choice(member, otherwise)).orElse(otherwise);
    }

    private static <E extends Enum<E>> E choice(Member member, E any) {
        return choice(member.value(), text(member), any);
    }

    static <E extends Enum<E>> E choice(YamlPart part, String text, E any) {
        var choices = any.getDeclaringClass().getEnumConstants();
        for (E choice : choices) {
            if (spelled(choice).equals(text)) {
                return choice;
            }
        }
        throw part.at().wrong("'" + text + "' is none of "
                + Arrays.stream(choices).map(PolicyMembers::spelled).toList());
    }

    static String spelled(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Nullable
    BigDecimal number(String name) {
        return member(name).map(PolicyMembers::number).orElse(null);
    }

    boolean flag(String name) {
        return member(name).map(PolicyMembers::flag).orElse(false);
    }

    static String text(Member member) {
        return text(member.name(), member.value());
    }

    static String text(String name, YamlPart part) {
        if (!(part instanceof Scalar(String text, _))) {
            throw part.at().wrong("'" + name + "' must be a text");
        }
        if (text.isBlank()) {
            throw part.at().wrong("'" + name + "' must not be empty");
        }
        return text;
    }

    static BigDecimal number(Member member) {
        if (member.value() instanceof Scalar(BigDecimal number, _)) {
            return number;
        }
        throw member.value().at().wrong("'" + member.name() + "' must be a number");
    }

    /** A list that says something. */
    static List<YamlPart> items(Member member) {
        if (!(member.value() instanceof Items items)) {
            throw member.value().at().wrong("'" + member.name() + "' must be a list");
        }
        if (items.all().isEmpty()) {
            throw items.at().wrong("'" + member.name() + "' must not be empty");
        }
        return items.all();
    }

    /** What a field can be compared with: a text, a number, true or false. */
    static Object value(String name, YamlPart part) {
        if (part instanceof Scalar(var value, _) && value != null) {
            return value;
        }
        throw part.at().wrong("'" + name + "' compares with a text, a number, true or false");
    }

    private static boolean flag(Member member) {
        if (member.value() instanceof Scalar(Boolean flag, _)) {
            return flag;
        }
        throw member.value().at().wrong("'" + member.name() + "' must be true or false");
    }
}
