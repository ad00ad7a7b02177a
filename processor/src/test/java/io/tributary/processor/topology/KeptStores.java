package io.tributary.processor.topology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What a task's stores hold, in memory, so that it outlives the driver like a volume would. */
final class KeptStores implements Function<String, KeyValueBytesStoreSupplier> {
    private final Map<String, NavigableMap<Bytes, byte[]>> kept = new HashMap<>();

    @Override
    public KeyValueBytesStoreSupplier apply(String store) {
        var entries = kept.computeIfAbsent(store, _ -> new TreeMap<>());
        return new KeyValueBytesStoreSupplier() {
            @Override
            public String name() {
                return store;
            }

            @Override
            public KeyValueStore<Bytes, byte[]> get() {
                return new Kept(store, entries);
            }

            @Override
            public String metricsScope() {
                return "kept";
            }
        };
    }

    /** How many entries a store holds. */
    int size(String store) {
        return kept.getOrDefault(store, new TreeMap<>()).size();
    }

    /** Everything, for comparison. */
    Map<String, Map<Bytes, List<Byte>>> contents() {
        var all = new HashMap<String, Map<Bytes, List<Byte>>>();
        kept.forEach((store, entries) -> {
            var copy = new HashMap<Bytes, List<Byte>>();
            entries.forEach((key, value) -> {
                var bytes = new ArrayList<Byte>(value.length);
                for (byte one : value) {
                    bytes.add(one);
                }
                copy.put(key, bytes);
            });
            all.put(store, copy);
        });
        return all;
    }

    /** One store over the entries that were there before. */
    private static final class Kept implements KeyValueStore<Bytes, byte[]> {
        private final String name;
        private final NavigableMap<Bytes, byte[]> entries;
        private boolean open;

        Kept(String name, NavigableMap<Bytes, byte[]> entries) {
            this.name = name;
            this.entries = entries;
        }

        @Override
        public void init(StateStoreContext context, StateStore root) {
            context.register(root, (key, value) -> put(Bytes.wrap(key), value));
            open = true;
        }

        @Override
        public void put(Bytes key, byte @Nullable [] value) {
            if (value == null) {
                entries.remove(key);
            } else {
                entries.put(key, value);
            }
        }

        @Override
        public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
            return entries.putIfAbsent(key, value);
        }

        @Override
        public void putAll(List<KeyValue<Bytes, byte[]>> more) {
            more.forEach(entry -> put(entry.key, entry.value));
        }

        @Override
        public byte @Nullable [] delete(Bytes key) {
            return entries.remove(key);
        }

        @Override
        public byte @Nullable [] get(Bytes key) {
            return entries.get(key);
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
            var above = from == null ? entries : entries.tailMap(from, true);
            return new Entries(new TreeMap<>(to == null ? above : above.headMap(to, true)));
        }

        @Override
        public KeyValueIterator<Bytes, byte[]> all() {
            return new Entries(new TreeMap<>(entries));
        }

        @Override
        public long approximateNumEntries() {
            return entries.size();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void close() {
            open = false;
        }

        @Override
        public Position getPosition() {
            return Position.emptyPosition();
        }

        @Override
        public boolean persistent() {
            return false;
        }

        @Override
        public boolean isOpen() {
            return open;
        }
    }

    /** Goes through a copy, as RocksDB goes through a snapshot. */
    private static final class Entries implements KeyValueIterator<Bytes, byte[]> {
        private final Iterator<Map.Entry<Bytes, byte[]>> iterator;

        Entries(Map<Bytes, byte[]> copy) {
            iterator = copy.entrySet().iterator();
        }

        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            var entry = iterator.next();
            return new KeyValue<>(entry.getKey(), entry.getValue());
        }

        @Override
        public Bytes peekNextKey() {
            throw new NoSuchElementException("nobody peeks");
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
