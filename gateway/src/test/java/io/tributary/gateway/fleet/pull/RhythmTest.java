package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Duration USUAL = Duration.ofSeconds(30);

    private final FleetSettings settings = TestSettings.with();

    private Duration after(int failures) {
        return Rhythm.interval(USUAL, failures, settings, 0.5);
    }

    @Test
    void aVehicleThatAnswersKeepsItsIntervalButForATenth() {
        assertThat(after(0)).isEqualTo(USUAL);
        assertThat(Rhythm.interval(USUAL, 0, settings, 0)).isEqualTo(Duration.ofSeconds(27));
        assertThat(Rhythm.interval(USUAL, 0, settings, 1)).isEqualTo(Duration.ofSeconds(33));
    }

    @Test
    void aVehicleLongOfflineIsAskedEverLessOften() {
        assertThat(after(10)).isEqualTo(USUAL);
        assertThat(after(11)).isEqualTo(Duration.ofMinutes(1));
        assertThat(after(13)).isEqualTo(Duration.ofMinutes(4));
        assertThat(after(14)).isEqualTo(Duration.ofMinutes(5));
        assertThat(after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }

    /** Those that hang take a place for their timeout; the others for as long as a status takes. */
    @Test
    void thereIsRoomToAskTenThousandVehiclesOfWhichAThirdHang() {
        var vehicle = settings.vehicle();
        double taken = 10_000 / 3.0 * vehicle.timeout().toMillis() / vehicle.interval().toMillis();

        assertThat(taken).isLessThan(settings.askingMax() * 0.6);
        assertThat(settings.inFlightMax()).isEqualTo(500);
    }

    @Test
    void anIntervalLongerThanTheLongestIsKept() {
        assertThat(Rhythm.interval(Duration.ofHours(1), 100, settings, 0.5))
                .isEqualTo(Duration.ofHours(1));
    }
}
