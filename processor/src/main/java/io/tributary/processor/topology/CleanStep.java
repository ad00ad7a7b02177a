package io.tributary.processor.topology;

import io.tributary.processor.telemetry.AlarmMerge;
import io.tributary.processor.telemetry.Covered;
import io.tributary.processor.telemetry.SeenSlice;
import io.tributary.processor.telemetry.SeenTimes;
import io.tributary.schemas.fleet.AlarmState;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Channels;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.topic.EventHeaders;
import io.tributary.schemas.value.NodeKey;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Loads what is known of a vehicle, lets its answer be judged, keeps and sends what follows. */
final class CleanStep implements Processor<String, Answer, Object, Object> {
    private final TelemetrySteps steps;
    private ProcessorContext<Object, Object> context;
    private KeyValueStore<String, @Nullable JournalEntry> coverage;
    private KeyValueStore<String, @Nullable SeenSlice> seen;
    private KeyValueStore<String, @Nullable AlarmState> alarms;
    private KeyValueStore<String, @Nullable Channels> channels;
    private KeptAlarms kept;
    /** Where the next run that forgets alarms begins. */
    private String unlooked = "";

    CleanStep(TelemetrySteps steps) {
        this.steps = steps;
    }

    @Override
    public void init(ProcessorContext<Object, Object> processorContext) {
        context = processorContext;
        coverage = context.getStateStore(TelemetryStores.COVERAGE);
        seen = context.getStateStore(TelemetryStores.SEEN);
        alarms = context.getStateStore(TelemetryStores.ALARMS);
        channels = context.getStateStore(TelemetryStores.CHANNELS);
        kept = new KeptAlarms(alarms, steps.alarms());
        context.schedule(TelemetrySteps.FORGET_INTERVAL, PunctuationType.WALL_CLOCK_TIME,
                this::forget);
    }

    @Override
    public void process(Record<String, Answer> told) {
        var vehicle = NodeKey.parse(told.key()).toString();
        switch (told.value()) {
            case Answer.SampleChunk chunk -> samples(told, vehicle, chunk);
            case Answer.AlarmChunk chunk -> alarms(told, vehicle, chunk);
            case Answer.ChannelList list -> channels(told, vehicle, list);
            case Answer.CycleReport report -> journal(told, new JournalEntry.Cycle(report));
            case Answer.Gap gap -> gap(told, vehicle, gap);
        }
    }

    private void samples(Record<String, Answer> told, String vehicle, Answer.SampleChunk chunk) {
        var before = covered(vehicle);
        var times = new SeenTimes(slice -> Objects.requireNonNullElseGet(
                seen.get(Keys.slice(vehicle, slice)), SeenSlice::new));
        var cleaned = steps.cleaner().clean(chunk, before, times);
        times.changed().forEach((slice, kept) -> seen.put(Keys.slice(vehicle, slice), kept));
        forgetSeen(vehicle, steps.cleaner().rememberedFrom(before),
                steps.cleaner().rememberedFrom(cleaned.covered()));
        send(told, TelemetryTopology.MEASUREMENTS, "measurements", "", cleaned.measurements());
        cover(told, vehicle, before, cleaned.covered(), chunk.pulledAt());
        steps.observer().cleaned(cleaned.measurements());
    }

    private void gap(Record<String, Answer> told, String vehicle, Answer.Gap gap) {
        var before = covered(vehicle);
        var after = before.missing(gap.window(), gap.reason(), steps.gapsMax());
        if (!after.gaps().equals(before.gaps())) {
            steps.observer().missed();
            journal(told, new JournalEntry.Missed(gap.window(), gap.reason(), gap.noticedAt()));
        }
        cover(told, vehicle, before, after, gap.noticedAt());
    }

    private void alarms(Record<String, Answer> told, String vehicle, Answer.AlarmChunk chunk) {
        int forgotten = 0;
        for (var alarm : chunk.alarms()) {
            var news = AlarmMerge.merge(kept.get(vehicle, alarm.alarmId()), alarm,
                    chunk.pulledAt());
            if (news.isPresent()) {
                forgotten += kept.put(vehicle, news.get());
                send(told, TelemetryTopology.ALARMS, "alarm", "/" + alarm.alarmId(), news.get());
            }
        }
        exceeded(told, JournalEntry.Excess.ALARMS, steps.alarms().alarmsMax(), forgotten,
                chunk.pulledAt());
    }

    private void channels(Record<String, Answer> told, String vehicle, Answer.ChannelList list) {
        steps.channels().merge(channels.get(vehicle), list).ifPresent(merged -> {
            channels.put(vehicle, merged.channels());
            send(told, TelemetryTopology.CHANNELS, "channels", "", merged.channels());
            exceeded(told, JournalEntry.Excess.CHANNELS, steps.channels().channelsMax(),
                    merged.leftOut(), list.pulledAt());
        });
    }

    private void exceeded(Record<String, Answer> told, JournalEntry.Excess what, int max,
            int leftOut, Instant at) {
        if (leftOut > 0) {
            var excess = new JournalEntry.Exceeded(what, max, leftOut, at);
            steps.observer().exceeded(excess);
            journal(told, excess);
        }
    }

    private Covered covered(String vehicle) {
        return coverage.get(vehicle) instanceof JournalEntry.Coverage known
                ? new Covered(known.covered(), known.gaps(), known.newestSample())
                : Covered.NOTHING;
    }

    private void cover(Record<String, Answer> told, String vehicle, Covered before, Covered after,
            Instant at) {
        if (!after.equals(before)) {
            var entry = new JournalEntry.Coverage(after.spans(), after.gaps(), after.newest(),
                    at);
            coverage.put(vehicle, entry);
            journal(told, entry);
        }
    }

    private void journal(Record<String, Answer> told, JournalEntry entry) {
        var kind = switch (entry) {
            case JournalEntry.Cycle _ -> "/cycle";
            case JournalEntry.Missed _ -> "/missed";
            case JournalEntry.Coverage _ -> "/coverage";
            case JournalEntry.Exceeded _ -> "/exceeded";
        };
        send(told, TelemetryTopology.JOURNAL, "journal", kind, entry);
    }

    /** The same answer that is processed again gives its events the same ids. */
    private void send(Record<String, Answer> told, String sink, String type, String part,
            Object event) {
        var origin = context.recordMetadata().orElseThrow();
        context.forward(new Record<>(told.key(), event, told.timestamp(),
                EventHeaders.with(Events.shared(type, told.timestamp()),
                        origin.partition() + "@" + origin.offset() + part)),
                sink);
    }

    /** What lies before was forgotten earlier, and is slow to step over. */
    private void forgetSeen(String vehicle, long rememberedFrom, long newlyFrom) {
        long first = Math.max(0, SeenTimes.slice(rememberedFrom));
        long last = SeenTimes.slice(newlyFrom) - 1;
        if (first > last) {
            return;
        }
        try (var old = seen.range(Keys.slice(vehicle, first), Keys.slice(vehicle, last))) {
            old.forEachRemaining(slice -> seen.delete(slice.key));
        }
    }

    private void forget(long now) {
        int looked = 0;
        try (var all = alarms.range(unlooked, null)) {
            unlooked = "";
            while (all.hasNext()) {
                var next = all.next();
                if (looked++ == steps.alarmsPerRun()) {
                    unlooked = next.key;
                    return;
                }
                if (isOver(next.value, now)) {
                    kept.delete(next.key);
                }
            }
        }
    }

    private boolean isOver(@Nullable AlarmState state, long now) {
        return state != null && !state.alarm().open() && state.syncedAt()
                .plus(steps.alarmRetention()).isBefore(Instant.ofEpochMilli(now));
    }
}
