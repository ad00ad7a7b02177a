package io.tributary.processor.topology;

import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.dedupe.StoredReceipt;
import io.tributary.processor.sequence.NodeSequence;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.topic.CodecSerde;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The state stores. Nothing is cached above RocksDB: its own cache is bounded for the whole process,
 * and a commit every few milliseconds would flush another one each time.
 *
 * @param changelog broker settings of every store's changelog
 * @param backing what a store of this name keeps its bytes in
 */
public record Stores(Map<String, String> changelog,
        Function<String, KeyValueBytesStoreSupplier> backing) {
    static final String SEQUENCES = "sequences";
    static final String PARKED = "parked";
    static final String RECEIPTS = "receipts";
    static final String RECENT = "recent";
    static final String RECENT_KEYS = "recent-keys";
    static final String EXPIRIES = "expiries";
    static final String ENTITIES = "entities";
    static final String SETTLEMENTS = "settlements";
    static final String CLOCKS = "clocks";

    /** Stores in RocksDB. */
    public static Stores onDisk(Map<String, String> changelog) {
        return new Stores(changelog,
                org.apache.kafka.streams.state.Stores::persistentKeyValueStore);
    }

    /** How far each node's numbering has come. */
    StoreBuilder<KeyValueStore<String, @Nullable NodeSequence>> sequences() {
        return store(SEQUENCES, new CodecSerde<>(StateCodecs.NODE_SEQUENCE));
    }

    /** Pushes that wait for a missing one before them. */
    StoreBuilder<KeyValueStore<String, @Nullable LaneRequest>> parked() {
        return store(PARKED, new CodecSerde<>(Codecs.LANE_REQUEST));
    }

    /** Receipts by idempotency key, for pushes that have no number. */
    StoreBuilder<KeyValueStore<String, @Nullable StoredReceipt>> receipts() {
        return store(RECEIPTS, new CodecSerde<>(StateCodecs.STORED_RECEIPT));
    }

    /** Receipts of each node's latest numbered pushes, by a place that comes round again. */
    StoreBuilder<KeyValueStore<String, @Nullable NumberedReceipt>> recent() {
        return store(RECENT, new CodecSerde<>(StateCodecs.NUMBERED_RECEIPT));
    }

    /** The place in {@link #recent} by idempotency key. */
    StoreBuilder<KeyValueStore<String, String>> recentKeys() {
        return store(RECENT_KEYS, Serdes.String());
    }

    /** When each of {@link #receipts} may be forgotten; the value is empty. */
    StoreBuilder<KeyValueStore<String, String>> expiries() {
        return store(EXPIRIES, Serdes.String());
    }

    /** What the hub holds of every entity. */
    StoreBuilder<KeyValueStore<String, @Nullable EntityState>> entities() {
        return store(ENTITIES, new CodecSerde<>(StateCodecs.ENTITY_STATE));
    }

    /** How each conflict was settled last. */
    StoreBuilder<KeyValueStore<String, @Nullable Settled>> settlements() {
        return store(SETTLEMENTS, new CodecSerde<>(Codecs.SETTLED));
    }

    /** How far each lane's clocks have come. */
    StoreBuilder<KeyValueStore<String, @Nullable LaneClock>> clocks() {
        return store(CLOCKS, new CodecSerde<>(StateCodecs.LANE_CLOCK));
    }

    <V extends @Nullable Object> StoreBuilder<KeyValueStore<String, V>> store(String name,
            Serde<V> values) {
        return org.apache.kafka.streams.state.Stores
                .keyValueStoreBuilder(backing.apply(name), Serdes.String(), values)
                .withCachingDisabled()
                .withLoggingEnabled(changelog);
    }
}
