package io.tributary.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.TimeMeter;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * What all tenants and nodes have left, as far as this gateway knows: each gateway counts for
 * itself.
 */
public final class Accounts {
    private final LimitSettings settings;
    private final TimeMeter time;
    private final Cache<TenantId, Account> tenants;
    private final Cache<NodeId, Account> nodes;

    public Accounts(LimitSettings settings) {
        this(settings, TimeMeter.SYSTEM_NANOTIME);
    }

    Accounts(LimitSettings settings, TimeMeter time) {
        this.settings = settings;
        this.time = time;
        tenants = cache(settings);
        nodes = cache(settings);
    }

    /** @param node null if the tenant alone is known */
    public Spender spender(TenantId tenant, @Nullable NodeId node) {
        return new Spender(tenant, node,
                tenants.get(tenant, _ -> new Account(settings.tenant(), time)),
                node == null ? null : nodes.get(node, _ -> new Account(settings.node(), time)));
    }

    /** How many tenants and nodes have an account. */
    long remembered() {
        tenants.cleanUp();
        nodes.cleanUp();
        return tenants.estimatedSize() + nodes.estimatedSize();
    }

    private static <K> Cache<K, Account> cache(LimitSettings settings) {
        return Caffeine.newBuilder().maximumSize(settings.accountsMax())
                .expireAfterAccess(settings.rememberedFor()).build();
    }
}
