package io.tributary.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTest {
    @ParameterizedTest
    @CsvSource({"31000, aim", "30000, aim", "15000, reached", "14999, missed", "0, missed"})
    void moreIsBetterWhereTheAimIsHigher(double value, String met) {
        assertThat(new Goal(15_000, 30_000).met(value)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"20, aim", "25, aim", "60, reached", "61, missed", "0, missed"})
    void lessIsBetterWhereTheAimIsLower(double value, String met) {
        assertThat(new Goal(60, 25).met(value)).isEqualTo(met);
    }

    @ParameterizedTest
    @CsvSource({"aim, aim, aim", "aim, reached, reached", "reached, aim, reached",
            "missed, aim, missed", "reached, missed, missed"})
    void rowWithTwoFiguresIsAsGoodAsTheWorse(String one, String other, String both) {
        assertThat(Goal.both(one, other)).isEqualTo(both);
    }

    @Test
    void tableIsMarkdownAndSaysWhatWasNotMeasured() {
        var rows = new Rows(Optional.empty(), Optional.empty());

        var text = Markdown.of(List.of(rows.firstLoad("NDJSON", 1_000_000, 123_456.7),
                rows.memory(1_000_000, OptionalLong.empty()),
                rows.memory(1_000_000, OptionalLong.of(5L << 29)), rows.keptNotMeasured()));

        assertThat(text.lines().map(line -> line.split("\\|", -1).length)).containsOnly(8);
        assertThat(text)
                .contains(
                        "| first load: 1,000,000 changes by one reader, NDJSON | 123,457 changes/s"
                                + " | 100,000 | 200,000 | reached |")
                .contains("| not measured: give --hub-pid |")
                .contains("| 2.50 GiB in all | 3 GiB in all | 2 GiB | reached |")
                .contains("table --async-only");
    }
}
