package io.tributary.schemas.codec;

import io.tributary.schemas.codec.FieldRoles.Role;
import io.tributary.schemas.codec.YamlPart.Items;
import io.tributary.schemas.codec.YamlPart.Member;
import io.tributary.schemas.codec.YamlPart.Members;
import io.tributary.schemas.codec.YamlPart.Scalar;
import io.tributary.schemas.policy.Condition;
import io.tributary.schemas.policy.Condition.Bound;
import io.tributary.schemas.policy.Condition.Compared;
import io.tributary.schemas.policy.Condition.FieldTest;
import io.tributary.schemas.policy.Condition.OneOf;
import io.tributary.schemas.policy.Content;
import io.tributary.schemas.policy.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code immutable-when}: fields, each with a value, a list of them, or the bounds of a number. */
record ConditionBlock(Content content, FieldRoles roles) {

    Condition read(Member member) {
        if (!(member.value() instanceof Members fields) || fields.byName().isEmpty()) {
            throw member.value().at().wrong("'" + member.name()
                    + "' must have fields, each with a value, a list of values or bounds");
        }
        var tests = new ArrayList<FieldTest>();
        for (var field : fields.byName().values()) {
            roles.add(field.name(), Role.CONDITION, field.named());
            tests.addAll(tests(field));
        }
        return new Condition(tests);
    }

    private List<FieldTest> tests(Member field) {
        return switch (field.value()) {
            case Scalar _ -> List.of(oneOf(field, Values.of(
                    PolicyMembers.value(field.name(), field.value()))));
            case Items _ -> List.of(oneOf(field, ContentBlock.values(field)));
            case Members bounds -> bounds(field.name(), bounds);
        };
    }

    private FieldTest oneOf(Member field, Values values) {
        if (values.all().stream().allMatch(value -> content.suppresses(field.name(), value))) {
            throw field.value().at().wrong("'" + field.name()
                    + "' never is so: 'suppress' drops the value");
        }
        return new FieldTest(field.name(), new OneOf(values));
    }

    private static List<FieldTest> bounds(String field, Members members) {
        var tests = new ArrayList<FieldTest>();
        BigDecimal low = null;
        BigDecimal high = null;
        for (var member : members.byName().values()) {
            var bound = PolicyMembers.choice(member.value(), member.name(), Bound.ABOVE);
            var than = PolicyMembers.number(member);
            tests.add(new FieldTest(field, new Compared(bound, than)));
            switch (bound) {
                case ABOVE, AT_LEAST -> low = once(low, than, member);
                case BELOW, AT_MOST -> high = once(high, than, member);
            }
        }
        if (tests.isEmpty()) {
            throw members.at().wrong("'" + field + "' has no bound");
        }
        if (low != null && high != null && low.compareTo(high) >= 0) {
            throw members.at().wrong("no number lies within the bounds of '" + field + "'");
        }
        return tests;
    }

    private static BigDecimal once(@Nullable BigDecimal before, BigDecimal than, Member member) {
        if (before != null) {
            throw member.named().wrong("'" + member.name() + "' bounds a side that has a bound");
        }
        return than;
    }
}
