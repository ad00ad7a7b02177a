package io.tributary.gateway.fleet.pull;

import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of a vehicle from cycle to cycle. All but its progress may be forgotten. */
final class Memory {
    /** As Kafka has it; null before the first cycle. */
    private @Nullable Progress progress;
    private int cyclesFailed;
    private int windowsFailed;
    private long slowWidth = Long.MAX_VALUE;
    private boolean catchingUp;
    private long openAlarmsAskedUntil = Long.MIN_VALUE;
    private final Echoes echoes;
    private List<Channel> channels = List.of();
    private Instant channelsWrittenAt = Instant.MIN;

    Memory(@Nullable Progress progress, Duration overlap) {
        this.progress = progress;
        echoes = new Echoes(overlap.toSeconds());
    }

    @Nullable
    Progress progress() {
        return progress;
    }

    void stored(Progress newProgress) {
        progress = newProgress;
    }

    /** How many cycles in a row the vehicle did not answer at all. */
    int cyclesFailed() {
        return cyclesFailed;
    }

    void answered(boolean answered) {
        cyclesFailed = answered ? 0 : cyclesFailed + 1;
    }

    /** How many cycles in a row the vehicle failed over its data. */
    int windowsFailed() {
        return windowsFailed;
    }

    void windowsFailed(boolean failed) {
        windowsFailed = failed ? windowsFailed + 1 : 0;
    }

    /** No window is wider, because the vehicle is slow; unbounded for most. */
    long slowWidth() {
        return slowWidth;
    }

    void slowWidth(long width) {
        slowWidth = width;
    }

    /** Whether the last cycle left some of a long span to the next. */
    boolean catchingUp() {
        return catchingUp;
    }

    void catchingUp(boolean more) {
        catchingUp = more;
    }

    /** Open alarms that were triggered before this have been asked for again in this round. */
    long openAlarmsAskedUntil() {
        return openAlarmsAskedUntil;
    }

    void openAlarmsAskedUntil(long time) {
        openAlarmsAskedUntil = time;
    }

    /** Whether these channels are what was written last, and not long ago. */
    boolean knows(List<Channel> current, Instant writtenAfter) {
        return channels.equals(current) && channelsWrittenAt.isAfter(writtenAfter);
    }

    void channelsWritten(List<Channel> current, Instant at) {
        channels = current;
        channelsWrittenAt = at;
    }

    Echoes echoes() {
        return echoes;
    }

    /** What was to be written may not be there, so none of it counts as told. */
    void forget() {
        channelsWritten(List.of(), Instant.MIN);
        echoes.forget();
    }
}
