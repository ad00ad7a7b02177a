package io.tributary.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostgresSettingsTest {
    private static final Path FOLDER = Path.of("folder");

    @Test
    void theseAreTheDefaults() {
        assertThat(PostgresSettings.in(FOLDER)).isEqualTo(
                new PostgresSettings(FOLDER, FOLDER.resolve("binaries"), 0, 128, 60, 120_000,
                        20_000, null));
    }

    @Test
    void aNumberOutOfItsBoundsIsRefusedByName() {
        assertThatThrownBy(() -> new PostgresSettings(FOLDER, FOLDER, 0, 1, 60, 1_000, 1_000,
                null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sharedBuffersMib is 1, must be 16 to 65536");
    }
}
