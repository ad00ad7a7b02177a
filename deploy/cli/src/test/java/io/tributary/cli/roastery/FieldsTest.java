package io.tributary.cli.roastery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FieldsTest {
    @Test
    void numbersFlagsAndStructuresAreTakenForWhatTheyAre() {
        assertThat(Fields.of(Map.of("amount", " 60.5 ", "readonly", "true", "varietals",
                "[\"Typica\"]", "label", "1001"))).isEqualTo(
                        Map.of("amount", new BigDecimal("60.5"), "readonly", true, "varietals",
                                List.of("Typica"), "label", "1001"));
    }

    @Test
    void anEmptyFieldIsNotThere() {
        assertThat(Fields.of(Map.of("origin", "", "label", "Konga")))
                .isEqualTo(Map.of("label", "Konga"));
    }

    @Test
    void aValueMayLieInAFile(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("password.txt"), "green coffee\n");

        assertThat(Fields.given(Map.of("password", "@" + file)))
                .isEqualTo(Map.of("password", "green coffee"));
    }

    @Test
    void aValueThatIsNoneIsNamed() {
        assertThatThrownBy(() -> Fields.of(Map.of("amount", "much")))
                .isInstanceOf(UnusableInput.class).hasMessage("'much' is no amount");
        assertThatThrownBy(() -> Fields.of(Map.of("readonly", "yes")))
                .isInstanceOf(UnusableInput.class).hasMessage("'yes' is no readonly");
    }
}
