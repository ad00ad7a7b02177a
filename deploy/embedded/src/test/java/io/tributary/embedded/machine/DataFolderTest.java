package io.tributary.embedded.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path place;

    @Test
    void aNewFolderIsForItsOwnerAlone() throws IOException {
        try (var data = DataFolder.open(place.resolve("deep/data"))) {
            assertThat(mode(data.path())).isEqualTo("rwx------");
            assertThat(mode(data.kafka())).isEqualTo("rwx------");
            assertThat(data.postgres()).isEqualTo(data.path().resolve("postgres")).isDirectory();
            assertThat(data.streams()).isEqualTo(data.path().resolve("streams")).isDirectory();
        }
    }

    @Test
    void aSecondHubIsRefusedUntilTheFirstHasGone() {
        var first = DataFolder.open(place);

        assertThatThrownBy(() -> DataFolder.open(place)).isInstanceOf(CannotStartException.class)
                .hasMessage("another hub is already running on " + place);
        assertThatThrownBy(() -> DataFolder.open(place)).isInstanceOf(CannotStartException.class);

        first.close();
        DataFolder.open(place).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsToldInOneLine() throws IOException {
        var file = Files.createFile(place.resolve("file"));

        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(CannotStartException.class)
                .hasMessage(
                        "cannot write to %s/data: it is not a folder, choose another with --tributary.standalone.data=FOLDER",
                        file);
        assertThatThrownBy(() -> DataFolder.open(file)).isInstanceOf(CannotStartException.class)
                .hasMessageContaining("it is not a folder");
    }

    @Test
    void aSecretIsMadeOnceAndReadableForItsOwnerAlone() throws IOException {
        try (var data = DataFolder.open(place)) {
            assertThat(data.secret("admin-key", () -> "first")).isEqualTo("first");
            assertThat(data.secret("admin-key", () -> "second")).isEqualTo("first");

            assertThat(mode(place.resolve("admin-key"))).isEqualTo("rw-------");
        }
    }

    @Test
    void aSecretThatOthersCouldReadIsClosedToThem() throws IOException {
        try (var data = DataFolder.open(place)) {
            data.secret("admin-key", () -> "first");
            var file = place.resolve("admin-key");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

            data.secret("admin-key", () -> "second");

            assertThat(mode(file)).isEqualTo("rw-------");
        }
    }

    @Test
    void aSecretCannotBeNamedOutOfItsFolder() {
        try (var data = DataFolder.open(place)) {
            assertThatThrownBy(() -> data.secret("../lock", () -> "x"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
