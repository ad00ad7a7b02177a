package io.tributary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.cli.hub.Address;
import io.tributary.cli.hub.Hub;
import io.tributary.cli.log.LogReader;
import io.tributary.cli.verify.Difference;
import io.tributary.cli.verify.Digests;
import io.tributary.cli.verify.LatestChanges;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.topic.DeadLetter;
import io.tributary.schemas.topic.LanePartition;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.TenantId;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Tells what the changes topic says of a tenant's entities and what pulls say of them, and compares.
 * A tenant at work changes between the two readings, so what differs is looked at once more: a range
 * counts if it differs in the same way both times.
 */
final class Verify {
    /** Of these types a pull shows nothing unless it asks for them. */
    private static final String OF_THE_HUB = "tributary.";

    private final Hub hub;
    private final LogReader log;
    private final TenantId tenant;
    private final int lanes;
    private final long rangeSize;
    private final int entitiesMax;
    private final PrintWriter err;

    /** @param lanes that the tenant has */
    Verify(Hub hub, LogReader log, TenantId tenant, int lanes, long rangeSize, int entitiesMax,
            PrintWriter err) {
        this.hub = hub;
        this.log = log;
        this.tenant = tenant;
        this.lanes = lanes;
        this.rangeSize = rangeSize;
        this.entitiesMax = entitiesMax;
        this.err = err;
    }

    List<Difference> differences() {
        var first = compared();
        if (first.isEmpty()) {
            return first;
        }
        tell(first.size(), "ranges differ; looking once more");
        var second = compared();
        return second.stream().filter(first::contains).toList();
    }

    private List<Difference> compared() {
        var inLog = inLog();
        tell(inLog.rows(), "entities in the log");
        var inTables = inTables();
        tell(inTables.rows(), "entities in Postgres");
        return inLog.differences(inTables);
    }

    private Digests inLog() {
        var digests = new Digests(rangeSize);
        int partitions = log.partitions(Topics.CHANGES);
        IntStream.range(0, lanes)
                .map(lane -> LanePartition.of(new LaneKey(tenant, lane).toString(), partitions))
                .distinct().forEach(partition -> {
                    var latest = new LatestChanges(entitiesMax);
                    read(new TopicPartition(Topics.CHANGES, partition), latest);
                    latest.into(digests);
                });
        return digests;
    }

    private void read(TopicPartition partition, LatestChanges latest) {
        var progress = new Progress(err);
        var span = log.span(partition);
        progress.begin(partition.toString(), span.length());
        log.read(partition, span, record -> {
            progress.step();
            var key = new String(record.key(), UTF_8);
            if (isOurs(key)) {
                take(key, record, latest);
            }
        });
    }

    private void take(String key, ConsumerRecord<byte[], byte[]> record, LatestChanges latest) {
        if (record.value() == null) {
            latest.forget(key);
            return;
        }
        try {
            latest.take(key, record.value());
        } catch (UnreadableEvent e) {
            err.println(DeadLetter.placeOf(record)
                    + " is no change: it lies among the dead letters");
        }
    }

    /** Keys are tenant/lane/type/id. */
    private boolean isOurs(String key) {
        var parts = key.split("/", 4);
        return parts.length == 4 && parts[0].equals(tenant.toString())
                && !parts[2].startsWith(OF_THE_HUB);
    }

    private Digests inTables() {
        var digests = new Digests(rangeSize);
        hub.pull(Address.of("/v1/admin/tenants", tenant).below("/pull"), change -> {
            var index = Json.MAPPER.readTree(change);
            digests.add(index.get("lane").asInt(), index.get("seq").asLong(),
                    Digests.hash(change.getBytes(UTF_8)));
        });
        return digests;
    }

    private void tell(long count, String what) {
        err.printf(Locale.ROOT, "%,d %s%n", count, what);
        err.flush();
    }
}
