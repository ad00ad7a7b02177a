package io.tributary.gateway.fleet.vehicle;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** Times as vehicles write them: ISO 8601 in UTC, milliseconds cut off (contract fleet, section 1). */
public final class VehicleTime {
    private static final DateTimeFormatter FORM = DateTimeFormatter
            .ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(UTC);
    private static final String USUAL = "0000-00-00T00:00:00.000Z";
    private static final int NONE = -1;

    private VehicleTime() {}

    /** @param millis since 1970 */
    public static String format(long millis) {
        return FORM.format(Instant.ofEpochMilli(millis));
    }

    /**
     * @return milliseconds since 1970
     * @throws DateTimeException if the text is no time with an offset
     */
    static long parse(char[] text, int start, int length) {
        long usual = length == USUAL.length() ? usual(text, start) : NONE;
        return usual != NONE ? usual
                : OffsetDateTime.parse(new String(text, start, length)).toInstant().toEpochMilli();
    }

    static long parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** The usual form without any object in between, for there are tens of thousands a second. */
    private static long usual(char[] text, int start) {
        for (int i = 0; i < USUAL.length(); i++) {
            char form = USUAL.charAt(i);
            char given = text[start + i];
            if (form == '0' ? given < '0' || given > '9' : given != form) {
                return NONE;
            }
        }
        int hour = number(text, start + 11, 2);
        int minute = number(text, start + 14, 2);
        int second = number(text, start + 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            return NONE;
        }
        var day = LocalDate.of(number(text, start, 4), number(text, start + 5, 2),
                number(text, start + 8, 2));
        return TimeUnit.DAYS.toMillis(day.toEpochDay()) + TimeUnit.HOURS.toMillis(hour)
                + TimeUnit.MINUTES.toMillis(minute) + TimeUnit.SECONDS.toMillis(second)
                + number(text, start + 20, 3);
    }

    private static int number(char[] text, int start, int digits) {
        int number = 0;
        for (int i = start; i < start + digits; i++) {
            number = number * 10 + text[i] - '0';
        }
        return number;
    }
}
