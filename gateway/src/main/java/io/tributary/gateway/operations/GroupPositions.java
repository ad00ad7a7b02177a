package io.tributary.gateway.operations;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Where the groups of the stages say that they stand. */
final class GroupPositions {
    private final KafkaReach kafka;
    private final OperationsSettings settings;

    GroupPositions(KafkaReach kafka, OperationsSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /** What no group has read yet is missing. No two stages read the same topic. */
    Map<TopicPartition, Long> read() {
        var groups = Arrays.stream(Stage.values()).collect(Collectors.toMap(
                stage -> stage.group(settings), _ -> new ListConsumerGroupOffsetsSpec(),
                (one, _) -> one));
        var admin = kafka.admins().get();
        try {
            var positions = new HashMap<TopicPartition, Long>();
            admin.listConsumerGroupOffsets(groups).all()
                    .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS).values()
                    .forEach(group -> group.forEach((partition, position) -> {
                        if (position != null) {
                            positions.put(partition, position.offset());
                        }
                    }));
            return positions;
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("the groups' positions are not to be had", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } finally {
            // An ordinary close would wait on for brokers that have not answered.
            admin.close(Duration.ZERO);
        }
    }
}
