package io.tributary.gateway.admin;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
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

    /** A time such as 2026-03-01T12:00:00Z, to the millisecond; null if it is not there. */
    static @Nullable Instant time(String name, @Nullable String value) {
        try {
            return value == null ? null
                    : OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException e) {
            throw invalid(name, "must be a time such as 2026-03-01T12:00:00Z");
        }
    }

    public static ProblemException invalid(String field, String why) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, "field '" + field + "' " + why);
    }
}
