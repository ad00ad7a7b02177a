package io.tributary.gateway.admin;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import org.jspecify.annotations.Nullable;

/** Fields of the admin API's bodies, each within its bounds. */
public final class AdminFields {
    private AdminFields() {}

    /** A text that must be there and that people can read. */
    public static String text(String name, @Nullable String value, int lengthMax) {
        if (value == null) {
            throw invalid(name, "is missing");
        }
        if (value.isBlank() || value.length() > lengthMax || value.codePoints().anyMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)) {
            throw invalid(name,
                    "must be 1 to " + lengthMax + " characters without control characters");
        }
        return value;
    }

    public static ProblemException invalid(String field, String why) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, "field '" + field + "' " + why);
    }
}
