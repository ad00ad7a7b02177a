package io.tributary.gateway.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.gateway.http.ProblemException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** What is turned away when the gateway is full. */
class AdmissionTest {
    private final Admission admission = new Admission(new PushSettings(Duration.ofSeconds(10),
            Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofMillis(250),
            Duration.ofMillis(2), DataSize.ofBytes(10), DataSize.ofBytes(200),
            DataSize.ofBytes(100), 2, 1, 1, Duration.ofMinutes(1)));

    @Test
    void oneMoreThanMayWaitIsTurnedAway() {
        admission.enter();
        admission.enter();

        assertThatThrownBy(admission::enter).isInstanceOf(ProblemException.class)
                .hasMessageContaining("UNAVAILABLE");
        assertThat(admission.shed()).isEqualTo(1);

        admission.leave();
        admission.enter();
        assertThat(admission.waiting()).isEqualTo(2);
    }

    @Test
    void bytesAreTurnedAwayUntilOthersHaveLeft() {
        admission.load(60);

        assertThatThrownBy(() -> admission.load(41)).isInstanceOf(ProblemException.class);

        admission.unload(60);
        admission.load(41);
        assertThat(admission.bytes()).isEqualTo(41);
    }

    @Test
    void aLoneRecordMayBeLargerThanAllRoom() {
        admission.load(150);

        assertThatThrownBy(() -> admission.load(1)).isInstanceOf(ProblemException.class);
    }
}
