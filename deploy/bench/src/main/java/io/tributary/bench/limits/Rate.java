package io.tributary.bench.limits;

/** So many of something in so many seconds. */
public record Rate(long count, double seconds) {
    public double perSecond() {
        return count / seconds;
    }
}
