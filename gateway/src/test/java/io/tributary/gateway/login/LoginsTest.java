package io.tributary.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.login.Logins.Attempt;
import io.tributary.gateway.login.Logins.Attempt.Refused;
import io.tributary.schemas.node.Protocol;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LoginsTest {
    private static final String ANNA = "anna@roastery.example";
    private static final String PASSWORD = "green coffee";

    private final LoginSettings settings = LoginFixture.settings(10, Duration.ofSeconds(1),
            Duration.ofSeconds(8));
    private final Passwords passwords = new Passwords(settings);
    private final RegistryView registry = new RegistryView(InstantSource.fixed(LoginFixture.NOW));
    private final Logins logins = new Logins(registry, passwords,
            new LoginPace(settings, InstantSource.fixed(LoginFixture.NOW)));

    @Test
    void whoeverShowsTheirPasswordComesIn() {
        register(false);

        assertThat(attempt(Protocol.ARTISAN, PASSWORD)).isInstanceOfSatisfying(
                Attempt.Succeeded.class,
                it -> assertThat(it.user().email()).isEqualTo(ANNA));
    }

    @Test
    void aPersonOfAnotherProtocolIsAStranger() {
        register(false);

        assertThat(attempt(Protocol.FLEET, PASSWORD)).isEqualTo(Refused.UNKNOWN);
    }

    @Test
    void onlyWhoeverKnowsThePasswordLearnsThatThePersonIsDisabled() {
        register(true);

        assertThat(attempt(Protocol.ARTISAN, "red coffee")).isEqualTo(Refused.WRONG_PASSWORD);
        assertThat(attempt(Protocol.ARTISAN, PASSWORD)).isEqualTo(Refused.DISABLED);
    }

    private void register(boolean disabled) {
        registry.apply(LoginFixture.tenant());
        registry.apply(LoginFixture.anna(
                Objects.requireNonNull(passwords.hash(PASSWORD).block()), disabled));
    }

    private Attempt attempt(Protocol protocol, String password) {
        return Objects.requireNonNull(
                logins.attempt(protocol, new Credentials(ANNA, password)).block());
    }
}
