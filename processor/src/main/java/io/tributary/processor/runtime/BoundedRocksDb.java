package io.tributary.processor.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One cache and one budget of memory tables for all stores of the process. By default RocksDB takes
 * some 50 MB for each store of each partition, without a bound for the whole.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
    static final String BLOCK_CACHE_BYTES = "tributary.rocksdb.block.cache.bytes";
    static final String WRITE_BUFFER_BYTES = "tributary.rocksdb.write.buffer.bytes";

    private static final double INDEX_SHARE = 0.1;
    private static final long BLOCK_BYTES = 16 << 10;

    private static @Nullable Budget budget;

    /** What all stores of the process take of memory; 0 before the first is opened. */
    static synchronized long usedBytes() {
        return budget == null ? 0 : budget.cache().getUsage();
    }

    /** What they may take; 0 before the first is opened. */
    static synchronized long maxBytes() {
        return budget == null ? 0 : budget.bytes();
    }

    /** Lives as long as the process: stores of all tasks come and go under it. */
    private record Budget(LRUCache cache, WriteBufferManager buffers, long bytes) {
        static Budget of(long cacheBytes, long bufferBytes) {
            RocksDB.loadLibrary();
            // Memory tables count against the cache, so the sum of both is the bound.
            var cache = new LRUCache(cacheBytes + bufferBytes, -1, false, INDEX_SHARE);
            return new Budget(cache, new WriteBufferManager(bufferBytes, cache),
                    cacheBytes + bufferBytes);
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var shared = shared(configs);
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(shared.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setBlockSize(BLOCK_BYTES);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(shared.buffers());
        options.setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    @Override
    public void close(String storeName, Options options) {
        // The budget is shared: closing it with one store would take it from the others.
    }

    private static synchronized Budget shared(Map<String, Object> configs) {
        var existing = budget;
        if (existing == null) {
            existing = Budget.of(bytes(configs, BLOCK_CACHE_BYTES),
                    bytes(configs, WRITE_BUFFER_BYTES));
            budget = existing;
        }
        return existing;
    }

    private static long bytes(Map<String, Object> configs, String name) {
        if (configs.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException(name + " is not set");
    }
}
