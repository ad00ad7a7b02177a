package io.tributary.gateway.artisan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(
            Logins.settings(5, Duration.ofMillis(500), Duration.ofSeconds(8)));

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

    private String hash(String password) {
        return Objects.requireNonNull(passwords.hash(password).block());
    }
}
