package io.tributary.gateway.access;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * When the registry's tokens were last used: noted in memory at each use, so that a request costs
 * no record. There are never more of these notes than tokens.
 */
public final class TokenUses {
    private final RegistryView registry;
    private final InstantSource clock;
    private final Map<UUID, AtomicLong> noted = new ConcurrentHashMap<>();

    public TokenUses(RegistryView registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The latest use that this gateway has seen or has read of; null if there is none. */
    public @Nullable Instant lastUse(UUID token) {
        var here = here(token);
        var read = registry.lastUse(token);
        return here == null || (read != null && read.isAfter(here)) ? read : here;
    }

    /** Each token that was used here, with the latest time. */
    public void forEach(BiConsumer<UUID, Instant> reader) {
        noted.forEach((token, at) -> reader.accept(token, Instant.ofEpochMilli(at.get())));
    }

    void note(@Nullable UUID token) {
        if (token == null) {
            return;
        }
        var at = noted.get(token);
        if (at == null) {
            at = noted.computeIfAbsent(token, _ -> new AtomicLong());
        }
        at.setRelease(clock.millis());
    }

    private @Nullable Instant here(UUID token) {
        var at = noted.get(token);
        return at == null ? null : Instant.ofEpochMilli(at.get());
    }
}
