package io.tributary.cli.replay;

import io.tributary.processor.sequence.NodeSequence;
import io.tributary.schemas.push.Producer;
import io.tributary.schemas.push.Push;
import io.tributary.schemas.value.IdempotencyKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fingerprints of what took effect, kept as long as the processor keeps the receipts. */
final class Memory {
    private final ReplaySettings settings;
    /** Oldest first, since time never goes back here. */
    private final Map<Place.OfKey, Dated> byKey = new LinkedHashMap<>();
    private final Map<Place.OfRecent, Numbered> recent = new HashMap<>();
    private final Map<Place.OfKey, Place.OfRecent> recentKeys = new HashMap<>();

    Memory(ReplaySettings settings) {
        this.settings = settings;
    }

    private record Dated(String fingerprint, long at) {}

    private record Numbered(Producer producer, IdempotencyKey key, String fingerprint) {}

    /** Null if no push of this key is remembered. */
    @Nullable
    String of(Push push) {
        var key = Place.OfKey.of(push);
        var dated = byKey.get(key);
        if (dated != null) {
            return dated.fingerprint();
        }
        var numbered = recent.get(recentKeys.get(key));
        return numbered == null ? null : numbered.fingerprint();
    }

    /** Null if no push of this number is remembered. */
    @Nullable
    String of(Push push, Producer producer, NodeSequence sequence) {
        var numbered = recent.get(place(push, producer, sequence));
        return numbered != null && numbered.producer().equals(producer) ? numbered.fingerprint()
                : null;
    }

    /** @param now in epoch milliseconds */
    void remember(Push push, NodeSequence sequence, long now) {
        if (byKey.size() + recent.size() >= settings.pushesMax()) {
            throw new TooMuch(settings.pushesMax(), "pushes to be remembered", "--max-pushes");
        }
        var key = Place.OfKey.of(push);
        var producer = push.producer();
        if (producer == null) {
            byKey.put(key, new Dated(push.fingerprint(), now));
            return;
        }
        var place = place(push, producer, sequence);
        var before = recent.put(place, new Numbered(producer, push.key(), push.fingerprint()));
        if (before != null) {
            recentKeys.remove(new Place.OfKey(Place.OfNode.of(push), before.key()));
        }
        recentKeys.put(key, place);
    }

    private Place.OfRecent place(Push push, Producer producer, NodeSequence sequence) {
        return new Place.OfRecent(Place.OfNode.of(push),
                sequence.placeOf(producer.sequence()) % settings.numberedReceiptsMax());
    }

    void forget(long now) {
        long oldest = now - settings.receiptRetention().toMillis();
        var all = byKey.values().iterator();
        while (all.hasNext() && all.next().at() < oldest) {
            all.remove();
        }
    }
}
