package io.tributary.schemas.policy;

import io.tributary.schemas.value.Document;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that a document says or not: it does if all the tests hold. */
public record Condition(List<FieldTest> tests) {
    public Condition {
        tests = List.copyOf(tests);
    }

    /** What one field must be. */
    public record FieldTest(String field, Test test) {}

    /** What a value must be. A field that is not there is as a null one. */
    public sealed interface Test {}

    /** One of these. */
    public record OneOf(Values values) implements Test {}

    /** A number on this side of another. */
    public record Compared(Bound bound, BigDecimal than) implements Test {}

    /** On which side of a number. */
    public enum Bound {
        ABOVE,
        AT_LEAST,
        BELOW,
        AT_MOST
    }

    public static Condition oneOf(String field, Object... values) {
        return new Condition(List.of(new FieldTest(field, new OneOf(Values.of(values)))));
    }

    /** Whether a document whose field has this value can be one for which the condition holds. */
    public boolean mayHoldWith(String field, Object value) {
        return tests.stream().filter(each -> each.field().equals(field))
                .allMatch(each -> holds(each.test(), value));
    }

    public boolean holds(Document document) {
        for (var each : tests) {
            if (!holds(each.test(), document.get(each.field()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Test test, @Nullable Object value) {
        return switch (test) {
            case OneOf(var values) -> values.contain(value);
            case Compared(var bound, var than) -> value instanceof Number number
                    && isWithin(bound, Document.decimal(number).compareTo(than));
        };
    }

    private static boolean isWithin(Bound bound, int compared) {
        return switch (bound) {
            case ABOVE -> compared > 0;
            case AT_LEAST -> compared >= 0;
            case BELOW -> compared < 0;
            case AT_MOST -> compared <= 0;
        };
    }
}
