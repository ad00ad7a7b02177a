package io.tributary.gateway.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class LoginPaceTest {
    private static final String ANNA = "anna@roastery.example";

    private final LoginPace pace = new LoginPace(
            LoginFixture.settings(2, Duration.ofMinutes(1), Duration.ofMinutes(1)),
            InstantSource.fixed(LoginFixture.NOW));

    @Test
    void theFirstTriesNeedNotWait() {
        assertThat(pace.turn(ANNA).blockOptional()).isEmpty();
        assertThat(pace.turn(ANNA).blockOptional()).isEmpty();
    }

    @Test
    void aTryThatWouldWaitTooLongIsTurnedAwayForTheMoment() {
        pace.turn(ANNA).block();
        pace.turn(ANNA).block();
        pace.turn(ANNA).subscribe().dispose();

        assertThatThrownBy(() -> pace.turn(ANNA).block())
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code())
                        .isEqualTo(ProblemCode.TOO_MANY_REQUESTS));
    }

    @Test
    void anotherAccountIsNotHeldUp() {
        for (int i = 0; i < 3; i++) {
            pace.turn(ANNA).subscribe().dispose();
        }

        assertThat(pace.turn("ben@roastery.example").blockOptional()).isEmpty();
    }

    @Test
    void aSuccessEndsTheDelays() {
        for (int i = 0; i < 3; i++) {
            pace.turn(ANNA).subscribe().dispose();
        }

        pace.succeeded(ANNA);

        assertThat(pace.turn(ANNA).blockOptional()).isEmpty();
    }
}
