package io.tributary.gateway.login;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tributary.gateway.http.Problem;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Lets the tries of an account through, the more slowly the more of them have failed; whether there
 * is such an account makes no difference. Each gateway counts for itself.
 */
public final class LoginPace {
    private final LoginSettings settings;
    private final InstantSource clock;
    private final Cache<String, Tries> tries;

    public LoginPace(LoginSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        tries = Caffeine.newBuilder().maximumSize(settings.accountsMax())
                .expireAfterWrite(settings.triesFor()).build();
    }

    /** Completes when this try may be checked; {@code TOO_MANY_REQUESTS} if that is too far off. */
    Mono<Void> turn(String email) {
        return Mono.defer(() -> take(email)
                .map(wait -> wait.isPositive() ? Mono.delay(wait).then() : Mono.<Void>empty())
                .orElseGet(() -> Mono.error(Problem.passing(ProblemCode.TOO_MANY_REQUESTS,
                        "too many tries to log in to this account").toException())));
    }

    /** The account's next tries need not wait. */
    void succeeded(String email) {
        tries.invalidate(email);
    }

    private synchronized Optional<Duration> take(String email) {
        var now = clock.instant();
        var known = Objects.requireNonNullElse(tries.getIfPresent(email), Tries.NONE);
        var latest = known.oneMore(now, settings);
        var wait = latest.waitFrom(now);
        if (wait.compareTo(settings.delayMax()) > 0) {
            return Optional.empty();
        }
        tries.put(email, latest);
        return Optional.of(wait);
    }
}
