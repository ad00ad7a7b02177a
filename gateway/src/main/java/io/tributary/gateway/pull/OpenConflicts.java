package io.tributary.gateway.pull;

import reactor.core.publisher.Mono;

/** Where conflicts wait for a person, over all tenants. While the projector is away it ends as a problem. */
public interface OpenConflicts {
    /** JSON of the tenants with open conflicts, those that wait longest first. */
    Mono<byte[]> ofTenants(int limit);
}
