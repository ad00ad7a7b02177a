package io.tributary.schemas.fleet;

/** A vehicle's time: whole milliseconds since 1970 in UTC, of the years that can be written. */
public final class Millis {
    /** The end of the year 9999. */
    public static final long MAX = 253_402_300_799_999L;

    private Millis() {}

    /** @throws IllegalArgumentException if it is before 1970 or after the year 9999 */
    public static long checked(long time) {
        if (!isTime(time)) {
            throw new IllegalArgumentException("no time of a vehicle: " + time + " ms");
        }
        return time;
    }

    public static boolean isTime(long time) {
        return time >= 0 && time <= MAX;
    }
}
