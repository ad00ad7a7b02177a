package io.tributary.gateway.pull;

import reactor.core.publisher.Mono;

/** Gives pages of a tenant's feed. */
public interface Pages {
    Mono<Page> page(PageQuery query);
}
