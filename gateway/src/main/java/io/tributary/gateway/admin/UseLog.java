package io.tributary.gateway.admin;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.TokenUses;
import io.tributary.schemas.node.RegistryEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/**
 * Writes down when tokens were last used, now and then: a token in constant use costs a record an
 * interval. A gateway that dies takes with it what it saw since; one that stops writes it first.
 */
public final class UseLog {
    private final TokenUses uses;
    private final RegistryView registry;
    private final RegistryLog log;
    private final Duration interval;
    private final Scheduler oneByOne;
    private final Map<UUID, Instant> written = new ConcurrentHashMap<>();
    private volatile Disposable timer = Disposables.disposed();

    /** @param oneByOne the thread of all writes to the registry */
    public UseLog(TokenUses uses, RegistryView registry, RegistryLog log, Duration interval,
            Scheduler oneByOne) {
        this.uses = uses;
        this.registry = registry;
        this.log = log;
        this.interval = interval;
        this.oneByOne = oneByOne;
    }

    public void start() {
        long millis = interval.toMillis();
        timer = oneByOne.schedulePeriodically(this::write, millis, millis, TimeUnit.MILLISECONDS);
    }

    /** Writes what is left; the registry is still open. */
    public void stop() {
        timer.dispose();
        write();
    }

    private synchronized void write() {
        for (var news : news()) {
            if (!log.note(news)) {
                // Kafka is away. Nothing is lost: what was not written is news the next time too.
                return;
            }
            written.put(news.token(), news.usedAt());
        }
    }

    private List<RegistryEntry.TokenUse> news() {
        var news = new ArrayList<RegistryEntry.TokenUse>();
        uses.forEach((id, at) -> {
            var token = registry.token(id);
            if (token != null && !at.equals(written.get(id))) {
                news.add(new RegistryEntry.TokenUse(id, token.node(), token.tenant(), at));
            }
        });
        return news;
    }
}
