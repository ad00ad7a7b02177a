package io.tributary.processor.telemetry;

import io.tributary.schemas.fleet.Answer.SampleChunk;
import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.fleet.Samples;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets each sample of a vehicle through once (contract fleet, 4.4 and 9.7). A sample of a time that
 * no answer has covered is new. One of a covered time is a duplicate, or late: the samples of the
 * latest time are remembered to tell which. What is covered and lies further back can't be told, so
 * it is left out. When the hub's clock went back, what had been covered ahead of it is open again.
 *
 * @param memoryMillis how far back from the newest sample samples are remembered
 * @param spansMax how many spans of covered time are kept
 */
public record SampleCleaner(long memoryMillis, int spansMax) {

    /** @param seen the remembered samples; the new ones are added */
    public Cleaned clean(SampleChunk chunk, Covered before, SeenTimes seen) {
        var had = before.notBeyond(chunk.pulledAt().toEpochMilli());
        var after = had.with(chunk.window(), spansMax).withSamplesTo(newest(chunk));
        var sorting = new Sorting(chunk, had, seen, rememberedFrom(had), rememberedFrom(after));
        inOrder(chunk.samples()).forEach(sorting::sort);
        return new Cleaned(sorting.measurements(), after);
    }

    /**
     * Of times before this one, {@code seen} need not know any more. It follows the samples and not
     * what is covered, which a clock that is ahead may carry far away.
     */
    public long rememberedFrom(Covered covered) {
        var newest = covered.newest();
        return newest == null ? Long.MIN_VALUE : newest - memoryMillis;
    }

    private static @Nullable Long newest(SampleChunk chunk) {
        long newest = -1;
        for (int i = 0; i < chunk.samples().size(); i++) {
            long time = chunk.samples().time(i);
            if (time > newest && chunk.window().contains(time)) {
                newest = time;
            }
        }
        return newest < 0 ? null : (Long) newest;
    }

    /** By channel, then time; of equal ones the first stays the first. */
    private static IntStream inOrder(Samples samples) {
        return IntStream.range(0, samples.size()).boxed()
                .sorted(Comparator.<Integer>comparingInt(samples::channel)
                        .thenComparingLong(samples::time))
                .mapToInt(Integer::intValue);
    }

    private static final class Sorting {
        private final SampleChunk chunk;
        private final Samples samples;
        private final Covered before;
        private final SeenTimes seen;
        private final long remembered;
        private final long toRemember;
        private final Samples.Builder fresh;
        private final Samples.Builder late = new Samples.Builder(0);
        private int duplicates;
        private int leftOut;
        private int previous = -1;

        /**
         * @param remembered from when on {@code seen} knows all samples
         * @param toRemember from when on it has to from now on
         */
        private Sorting(SampleChunk chunk, Covered before, SeenTimes seen, long remembered,
                long toRemember) {
            this.chunk = chunk;
            this.samples = chunk.samples();
            this.before = before;
            this.seen = seen;
            this.remembered = remembered;
            this.toRemember = toRemember;
            this.fresh = new Samples.Builder(samples.size());
        }

        private void sort(int index) {
            int channel = samples.channel(index);
            long time = samples.time(index);
            boolean covered = before.contains(time);
            if (isRepeated(channel, time) || isSeen(covered, channel, time)) {
                duplicates++;
            } else if (!chunk.window().contains(time) || (covered && time < remembered)) {
                leftOut++;
            } else {
                (covered ? late : fresh).add(channel, time, samples.value(index));
                remember(channel, time);
            }
            previous = index;
        }

        private boolean isRepeated(int channel, long time) {
            return previous >= 0 && samples.channel(previous) == channel
                    && samples.time(previous) == time;
        }

        private boolean isSeen(boolean covered, int channel, long time) {
            return covered && time >= remembered && seen.contains(channel, time);
        }

        private void remember(int channel, long time) {
            if (time >= toRemember) {
                seen.add(channel, time);
            }
        }

        private Measurements measurements() {
            return new Measurements(chunk.window(), fresh.build(), late.build(), duplicates,
                    leftOut, chunk.nullValues(), chunk.nonFinite(), chunk.pulledAt());
        }
    }
}
