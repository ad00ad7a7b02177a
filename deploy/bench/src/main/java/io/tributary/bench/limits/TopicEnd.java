package io.tributary.bench.limits;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How far a topic of the hub's broker has come. */
public final class TopicEnd {
    private TopicEnd() {}

    /** All records that were ever written to it. */
    public static long of(String bootstrap, String topic)
            throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            var latest = admin.describeTopics(List.of(topic)).allTopicNames().get().values()
                    .stream().flatMap(it -> it.partitions().stream())
                    .map(it -> new TopicPartition(topic, it.partition()))
                    .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest()));
            return admin.listOffsets(latest).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset).sum();
        }
    }
}
