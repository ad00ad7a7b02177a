package io.tributary.gateway.http;

import io.tributary.gateway.limit.Spender;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Bounds the bytes of all bodies that the gateway holds at a time, counted as they come in and as
 * they unpack: many large or slow ones must not fill the memory together, nor those of one tenant
 * leave no room for others. A request's bytes are held until it is answered.
 */
public final class BodyRoom implements WebFilter {
    private static final String ATTRIBUTE = BodyRoom.class.getName();
    /** Of whom it is not known whose they are, or who belongs to no tenant. */
    private static final Optional<TenantId> NOBODY = Optional.empty();

    private final long bytesMax;
    private final long tenantBytesMax;
    private final AtomicLong bytes = new AtomicLong();
    // Whoever holds nothing is taken out, so there are no more entries than requests.
    private final Map<Optional<TenantId>, Long> ofTenants = new ConcurrentHashMap<>();
    private final LongAdder shed = new LongAdder();

    public BodyRoom(HttpLimits limits) {
        bytesMax = limits.bodiesMax().toBytes();
        tenantBytesMax = limits.bodiesOfTenantMax();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).doFinally(_ -> {
            if (exchange.getAttributes().get(ATTRIBUTE) instanceof Held held) {
                held.close();
            }
        });
    }

    /** The place of a request's body, whose attributes these are. */
    Held held(Map<String, Object> attributes) {
        return (Held) attributes.computeIfAbsent(ATTRIBUTE, _ -> new Held(tenant(attributes)));
    }

    private static Optional<TenantId> tenant(Map<String, Object> attributes) {
        var spender = Spender.of(attributes);
        return spender == null ? NOBODY : Optional.of(spender.tenant());
    }

    /** Bytes that are held now. */
    public long bytes() {
        return bytes.get();
    }

    /** How many bodies were turned away. */
    public long shed() {
        return shed.sum();
    }

    /** What is held of one body. The request may end while bytes still come. */
    final class Held {
        private final Optional<TenantId> tenant;
        private long own;
        private boolean closed;

        private Held(Optional<TenantId> tenant) {
            this.tenant = tenant;
        }

        /** @throws ProblemException if there is no room, at all or for the tenant */
        synchronized void add(int more) {
            if (closed) {
                return;
            }
            long all = bytes.addAndGet(more);
            long tenants = ofTenants.merge(tenant, (long) more, Long::sum);
            if (all > bytesMax || tenants > tenantBytesMax) {
                giveBack(more);
                shed.increment();
                throw refused(all > bytesMax || tenant.isEmpty());
            }
            own += more;
        }

        private static ProblemException refused(boolean isFull) {
            return (isFull
                    ? Problem.passing(ProblemCode.UNAVAILABLE,
                            "the hub holds as many bytes of requests as it can")
                    : Problem.passing(ProblemCode.TOO_MANY_REQUESTS,
                            "the hub holds as many bytes of this tenant's requests as it may"))
                    .toException();
        }

        private synchronized void close() {
            closed = true;
            giveBack(own);
            own = 0;
        }

        private void giveBack(long some) {
            bytes.addAndGet(-some);
            ofTenants.computeIfPresent(tenant, (_, held) -> held == some ? null : held - some);
        }
    }
}
