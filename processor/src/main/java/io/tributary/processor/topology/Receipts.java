package io.tributary.processor.topology;

import io.tributary.processor.dedupe.StoredReceipt;
import io.tributary.processor.sequence.NodeSequence;
import io.tributary.schemas.push.LaneRequest;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.receipt.Receipt;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The receipts of pushes that took effect. A push without a number is remembered by its key until its
 * time is over. Of a node that numbers its pushes the latest are remembered, so that this grows with
 * the nodes and not with their pushes.
 */
final class Receipts {
    private final KeyValueStore<String, @Nullable StoredReceipt> byKey;
    private final KeyValueStore<String, @Nullable NumberedReceipt> recent;
    private final KeyValueStore<String, @Nullable String> recentKeys;
    private final KeyValueStore<String, @Nullable NodeSequence> sequences;
    private final int recentMax;

    /** @param recentMax of how many numbered pushes of a node the receipts are kept */
    Receipts(ProcessorContext<?, ?> context, int recentMax) {
        byKey = context.getStateStore(Stores.RECEIPTS);
        recent = context.getStateStore(Stores.RECENT);
        recentKeys = context.getStateStore(Stores.RECENT_KEYS);
        sequences = context.getStateStore(Stores.SEQUENCES);
        this.recentMax = recentMax;
    }

    /** Null if no push of the request's key is remembered. */
    @Nullable
    StoredReceipt of(LaneRequest request) {
        var key = Keys.receipt(request);
        var stored = byKey.get(key);
        if (stored != null) {
            return stored;
        }
        var slot = recentKeys.get(key);
        var numbered = slot == null ? null : recent.get(slot);
        return numbered == null ? null : numbered.stored();
    }

    /** Null if no push of this number is remembered. */
    @Nullable
    StoredReceipt of(Push push, Producer producer) {
        var numbered = recent.get(slot(push, producer));
        return numbered != null && numbered.producer().equals(producer) ? numbered.stored() : null;
    }

    /** Whether it has to be forgotten by time. */
    boolean remember(Push push, Receipt receipt) {
        var stored = new StoredReceipt(push.fingerprint(), receipt);
        var producer = push.producer();
        if (producer == null) {
            byKey.put(Keys.receipt(push), stored);
            return true;
        }
        var slot = slot(push, producer);
        var before = recent.get(slot);
        if (before != null) {
            recentKeys.delete(Keys.receipt(push, before.key()));
        }
        recent.put(slot, new NumberedReceipt(producer, push.key(), stored));
        recentKeys.put(Keys.receipt(push), slot);
        return false;
    }

    void forget(String receipt) {
        byKey.delete(receipt);
    }

    /**
     * Of a number of the current epoch. Each place comes round again, so that nobody has to look for
     * what may be forgotten.
     */
    private String slot(Push push, Producer producer) {
        var node = Keys.node(push);
        var sequence = Objects.requireNonNull(sequences.get(node), "numbered, and no sequence");
        return node + "/" + sequence.placeOf(producer.sequence()) % recentMax;
    }
}
