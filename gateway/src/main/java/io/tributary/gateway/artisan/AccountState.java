package io.tributary.gateway.artisan;

import java.util.Map;
import reactor.core.publisher.Mono;

/** What every JSON answer says of the account beside its own matter (contract section 2). */
interface AccountState {
    /**
     * The members {@code ol}, {@code pu} and {@code notifications} of an answer, each only if there
     * is news. Never empty as a Mono and never an error: a roast that is stored must be acknowledged.
     */
    Mono<Map<String, Object>> of(ArtisanCaller caller);
}
