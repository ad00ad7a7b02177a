package io.tributary.schemas.codec;

import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.AlarmState;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Channels;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.fleet.Measurements;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.fleet.Samples;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.fleet.SyncStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the recorded events of vehicles mean; under the same law as {@link GoldenEvents}. */
final class GoldenFleetEvents {
    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00.123456789Z");
    private static final Span WINDOW = new Span(1_772_366_400_000L, 1_772_366_430_123L);
    private static final Span EARLIER = new Span(0, 1_772_366_399_999L);
    private static final Samples SAMPLES = new Samples.Builder(3)
            .add(1, 1_772_366_400_000L, 12.5).add(1, 1_772_366_401_000L, -1.0E-7)
            .add(-32768, 1_772_366_400_000L, 1.7976931348623157E308).build();
    private static final Samples LATE = new Samples.Builder(1)
            .add(2, 1_772_366_399_999L, 0.1).build();
    private static final Alarm OPEN = new Alarm(9_007_199_254_740_993L, 3, "warning", "too hot",
            1_772_366_400_001L, null);
    private static final Alarm RESOLVED = new Alarm(-1, 4, null, null, 1_772_366_400_001L,
            1_772_366_410_000L);
    private static final List<Channel> CHANNELS = List.of(
            new Channel(1, "Kühlwasser", "°C", -40.0, 150.0),
            new Channel(2, "Tür", null, null, null));
    private static final Answer.CycleReport GOOD = new Answer.CycleReport(TIME,
            TIME.plusMillis(250), SyncStatus.OK, 540, null, TIME, "1.4.2");
    private static final Answer.CycleReport BAD = new Answer.CycleReport(TIME,
            TIME.plusSeconds(10), SyncStatus.TIMEOUT, 0, "Request timed out", null, null);

    static final Map<String, Object> ALL = Map.ofEntries(
            Map.entry("answer/samples", new Answer.SampleChunk(WINDOW, SAMPLES, 2, 1, TIME)),
            Map.entry("answer/no-samples",
                    new Answer.SampleChunk(WINDOW, Samples.NONE, 0, 0, TIME)),
            Map.entry("answer/alarms",
                    new Answer.AlarmChunk(WINDOW, List.of(OPEN, RESOLVED), TIME)),
            Map.entry("answer/channels", new Answer.ChannelList(CHANNELS, TIME)),
            Map.entry("answer/cycle", GOOD),
            Map.entry("answer/cycle-timeout", BAD),
            Map.entry("answer/gap", new Answer.Gap(WINDOW, "500 Internal Server Error", TIME)),
            Map.entry("measurements/measurements",
                    new Measurements(WINDOW, SAMPLES, LATE, 17, 5, 2, 1, TIME)),
            Map.entry("alarm/open", new AlarmState(OPEN, TIME)),
            Map.entry("alarm/resolved", new AlarmState(
                    new Alarm(-1, 4, null, "", 1_772_366_400_001L, 1_772_366_410_000L), TIME)),
            Map.entry("channels/channels", new Channels(CHANNELS, TIME)),
            Map.entry("journal-entry/cycle", new JournalEntry.Cycle(GOOD)),
            Map.entry("journal-entry/missed",
                    new JournalEntry.Missed(WINDOW, "500 Internal Server Error", TIME)),
            Map.entry("journal-entry/coverage", new JournalEntry.Coverage(List.of(EARLIER),
                    List.of(new JournalEntry.KnownGap(WINDOW, "500 Internal Server Error")),
                    null, TIME)),
            Map.entry("journal-entry/coverage-newest", new JournalEntry.Coverage(
                    List.of(EARLIER), List.of(), 1_772_366_399_500L, TIME)),
            Map.entry("journal-entry/exceeded", new JournalEntry.Exceeded(
                    JournalEntry.Excess.CHANNELS, 1000, 3, TIME)),
            Map.entry("progress/progress", new Progress(1_772_366_430_123L, 1_772_366_400_000L,
                    null,
                    List.of(new Progress.OpenAlarm(9_007_199_254_740_993L, 1_772_366_400_001L)),
                    List.of(new Progress.Missing(EARLIER, "500 Internal Server Error", 3,
                            TIME.plusSeconds(60))),
                    SyncStatus.OK, TIME, "1.4.2")),
            Map.entry("progress/newest-sample", new Progress(1_772_366_430_123L, null,
                    1_772_366_430_000L, List.of(), List.of(), SyncStatus.OK, TIME, "1.4.2")),
            Map.entry("progress/first-failure", new Progress(null, null, null, List.of(), List.of(),
                    SyncStatus.ERROR, null, null)));

    private GoldenFleetEvents() {}
}
