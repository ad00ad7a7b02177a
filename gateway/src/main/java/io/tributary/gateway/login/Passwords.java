package io.tributary.gateway.login;

import io.tributary.gateway.http.Problem;
import io.tributary.schemas.value.ProblemCode;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Hashes and checks passwords with Argon2id, on a few threads of its own. */
public final class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int IDLE_SECONDS = 60;

    private final Argon2PasswordEncoder argon2;
    private final Scheduler threads;
    private final String nobodys;

    public Passwords(LoginSettings settings) {
        argon2 = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES,
                (int) settings.hashMemory().toKilobytes(), settings.hashIterations());
        threads = Schedulers.newBoundedElastic(settings.hashThreads(),
                settings.hashesWaitingMax(), "passwords", IDLE_SECONDS, true);
        nobodys = argon2.encode(UUID.randomUUID().toString());
    }

    /** What is kept of a password, with a salt of its own. */
    Mono<String> hash(String password) {
        return elsewhere(() -> argon2.encode(password));
    }

    /** @param hash null if there is none to compare with: that takes as long, and never matches */
    Mono<Boolean> matches(String password, @Nullable String hash) {
        return elsewhere(() -> argon2.matches(password, hash == null ? nobodys : hash)
                && hash != null);
    }

    private <T> Mono<T> elsewhere(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(threads).onErrorMap(
                RejectedExecutionException.class,
                _ -> Problem.passing(ProblemCode.UNAVAILABLE,
                        "too many passwords wait to be checked").toException());
    }
}
