package io.tributary.gateway.artisan;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The account's state out of the catalogue; no news while that can't be read. */
record CatalogueAccount(Catalogues catalogues) implements AccountState {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueAccount.class);

    @Override
    public Mono<Map<String, Object>> of(ArtisanCaller caller) {
        return catalogues.of(caller.tenant())
                .map(catalogue -> AccountNews.of(catalogue, caller.userId()))
                .doOnError(e -> LOG.debug("no account state for {}", caller.tenant().tenant(), e))
                .onErrorReturn(Map.of());
    }
}
