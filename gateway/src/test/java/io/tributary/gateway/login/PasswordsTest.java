package io.tributary.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;

class PasswordsTest {
    private final Passwords passwords = new Passwords(
            LoginFixture.settings(5, Duration.ofMillis(500), Duration.ofSeconds(8)));

    @Test
    void thePasswordMatchesItsHashAndNoOtherDoes() {
        var hash = hash("green coffee");

        assertThat(passwords.matches("green coffee", hash).block()).isTrue();
        assertThat(passwords.matches("Green coffee", hash).block()).isFalse();
    }

    @Test
    void whatIsKeptIsArgon2idWithASaltOfItsOwn() {
        assertThat(hash("green coffee")).startsWith("$argon2id$v=19$m=1024,t=1,p=1$")
                .isNotEqualTo(hash("green coffee"));
    }

    @Test
    void whereThereIsNoHashNothingMatches() {
        assertThat(passwords.matches("green coffee", null).block()).isFalse();
    }

    @Test
    void noPasswordIsCheckedOnTheCallersThread() {
        var thread = passwords.hash("green coffee").map(_ -> Thread.currentThread().getName())
                .block();

        assertThat(thread).startsWith("passwords-");
    }

    @Test
    void moreThanMayWaitAreTurnedAwayForTheMoment() {
        var slow = new Passwords(new LoginSettings(Duration.ofDays(90), 1, 2,
                DataSize.ofMegabytes(8), 20, 5, Duration.ofSeconds(1), Duration.ofSeconds(8),
                Duration.ofMinutes(15), 100));

        assertThatThrownBy(() -> Flux.range(0, 20)
                .flatMap(_ -> slow.matches("green coffee", null), 20).blockLast())
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                        .isEqualTo(ProblemCode.UNAVAILABLE));
    }

    private String hash(String password) {
        return Objects.requireNonNull(passwords.hash(password).block());
    }
}
