package io.tributary.cli.roastery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theFirstLineNamesTheFieldsAndAnEmptyCellIsNone() throws Exception {
        assertThat(CsvFile.rows(file("""
                hr_id,label,origin,density
                C1,"Konga, washed",Ethiopia,735

                C2,Cerrado,,
                """))).isEqualTo(List.of(
                Map.of("hr_id", "C1", "label", "Konga, washed", "origin", "Ethiopia", "density",
                        new BigDecimal("735")),
                Map.of("hr_id", "C2", "label", "Cerrado")));
    }

    @Test
    void aRowThatIsWrongIsNamedWithItsFile() throws Exception {
        var file = file("id,coffee,location,amount\n1,C1,S1,60\n2,C1,S1,some\n");

        assertThatThrownBy(() -> CsvFile.rows(file)).isInstanceOf(UnusableInput.class)
                .hasMessage(file + ", row 2: 'some' is no amount");
    }

    @Test
    void aMissingFileIsNamed() {
        var missing = folder.resolve("missing.csv");

        assertThatThrownBy(() -> CsvFile.rows(missing))
                .hasMessageContaining("can't read " + missing);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("parts.csv"), text);
    }
}
