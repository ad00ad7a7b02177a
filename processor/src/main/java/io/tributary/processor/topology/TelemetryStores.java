package io.tributary.processor.topology;

import io.tributary.processor.telemetry.SeenSlice;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.fleet.AlarmState;
import io.tributary.schemas.fleet.Channels;
import io.tributary.schemas.fleet.JournalEntry;
import io.tributary.schemas.topic.CodecSerde;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** The state stores of the vehicles' topology; all keys begin with the vehicle's. */
public record TelemetryStores(Stores stores) {
    static final String COVERAGE = "coverage";
    static final String SEEN = "seen";
    static final String ALARMS = "alarms";
    static final String CHANNELS = "channels";

    /** What is covered of each vehicle, as the journal said it last. */
    StoreBuilder<KeyValueStore<String, @Nullable JournalEntry>> coverage() {
        return stores.store(COVERAGE, new CodecSerde<>(Codecs.JOURNAL_ENTRY));
    }

    /** The samples of the latest time, by slice. */
    StoreBuilder<KeyValueStore<String, @Nullable SeenSlice>> seen() {
        return stores.store(SEEN, new CodecSerde<>(new SeenSliceCodec()));
    }

    /** Alarms that are open, and for a time those that have been resolved. */
    StoreBuilder<KeyValueStore<String, @Nullable AlarmState>> alarms() {
        return stores.store(ALARMS, new CodecSerde<>(Codecs.ALARM_STATE));
    }

    /** The channels of each vehicle. */
    StoreBuilder<KeyValueStore<String, @Nullable Channels>> channels() {
        return stores.store(CHANNELS, new CodecSerde<>(Codecs.CHANNELS));
    }
}
