package io.tributary.processor.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What is still to be restored. */
class RestoreProgressTest {
    private static final TopicPartition ENTITIES = new TopicPartition("entities", 0);
    private static final TopicPartition RECEIPTS = new TopicPartition("receipts", 0);

    private final RestoreProgress progress = new RestoreProgress();

    @Test
    void itIsTheSumOfAllStoresAndFallsToNothing() {
        progress.onRestoreStart(ENTITIES, "entities", 100, 1100);
        progress.onRestoreStart(RECEIPTS, "receipts", 0, 50);
        progress.onBatchRestored(ENTITIES, "entities", 400, 300);

        assertThat(progress.remaining()).isEqualTo(750);
        progress.onRestoreSuspended(ENTITIES, "entities", 300);
        progress.onRestoreEnd(RECEIPTS, "receipts", 50);
        assertThat(progress.remaining()).isZero();
    }

    @Test
    void marksOfTransactionsThatAreNoRecordsLeaveNoDebt() {
        progress.onRestoreStart(ENTITIES, "entities", 0, 10);
        progress.onBatchRestored(ENTITIES, "entities", 20, 20);

        assertThat(progress.remaining()).isZero();
    }
}
