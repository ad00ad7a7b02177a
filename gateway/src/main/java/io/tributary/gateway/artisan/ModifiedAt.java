package io.tributary.gateway.artisan;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The time by which versions of a roast are compared (contract section 5.5). One to six digits may
 * stand behind the second: a client that rounds up to a whole second writes {@code .1000}, and reads
 * that back as a tenth.
 */
final class ModifiedAt {
    private static final DateTimeFormatter FORM = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(UTC);

    private ModifiedAt() {}

    /** Empty if it is no time. */
    static Optional<Instant> of(@Nullable Object value) {
        try {
            return value instanceof String text
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String of(Instant time) {
        return FORM.format(time);
    }
}
