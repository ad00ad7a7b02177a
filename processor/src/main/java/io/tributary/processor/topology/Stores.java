package io.tributary.processor.topology;

import io.tributary.processor.conflict.EntityState;
import io.tributary.processor.conflict.LaneClock;
import io.tributary.processor.dedupe.StoredReceipt;
import io.tributary.processor.sequence.NodeSequence;
import io.tributary.schemas.codec.Codecs;
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
    static final String NUMBERED = "numbered";
    static final String EXPIRIES = "expiries";
    static final String ENTITIES = "entities";
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

    /** Receipts by idempotency key. */
    StoreBuilder<KeyValueStore<String, @Nullable StoredReceipt>> receipts() {
        return store(RECEIPTS, new CodecSerde<>(StateCodecs.STORED_RECEIPT));
    }

    /** The receipt's key by epoch and sequence, for pushes that have them. */
    StoreBuilder<KeyValueStore<String, String>> numbered() {
        return store(NUMBERED, Serdes.String());
    }

    /** When each receipt may be forgotten; the value is its key in {@link #numbered}, or empty. */
    StoreBuilder<KeyValueStore<String, String>> expiries() {
        return store(EXPIRIES, Serdes.String());
    }

    /** What the hub holds of every entity. */
    StoreBuilder<KeyValueStore<String, @Nullable EntityState>> entities() {
        return store(ENTITIES, new CodecSerde<>(StateCodecs.ENTITY_STATE));
    }

    /** How far each lane's clocks have come. */
    StoreBuilder<KeyValueStore<String, @Nullable LaneClock>> clocks() {
        return store(CLOCKS, new CodecSerde<>(StateCodecs.LANE_CLOCK));
    }

    private <V extends @Nullable Object> StoreBuilder<KeyValueStore<String, V>> store(String name,
            Serde<V> values) {
        return org.apache.kafka.streams.state.Stores
                .keyValueStoreBuilder(backing.apply(name), Serdes.String(), values)
                .withCachingDisabled()
                .withLoggingEnabled(changelog);
    }
}
