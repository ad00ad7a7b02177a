package io.tributary.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Receipt;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a node has numbered takes effect in the order of its numbers, without a gap. */
final class NodeOrder implements Guarantee {
    private static final Comparator<Producer> BY_NUMBER = Comparator
            .comparingLong(Producer::epoch).thenComparingLong(Producer::sequence);

    private final Map<String, TreeMap<Producer, Long>> positions = new HashMap<>();

    @Override
    public void onReceipt(Push push, Receipt receipt) {
        if (push.producer() != null) {
            positions.computeIfAbsent(push.lane() + "/" + push.node(),
                    _ -> new TreeMap<>(BY_NUMBER)).put(push.producer(), receipt.seq());
        }
    }

    @Override
    public void verify() {
        positions.forEach((node, byNumber) -> {
            assertThat(List.copyOf(byNumber.values())).as("positions of the pushes of %s", node)
                    .isSorted();
            var expected = new HashMap<Long, Long>();
            byNumber.keySet().forEach(number -> assertThat(number.sequence())
                    .as("sequences of %s in epoch %s", node, number.epoch())
                    .isEqualTo(expected.merge(number.epoch(), 1L, Long::sum) - 1));
        });
    }
}
