package io.tributary.cli.roastery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;
import tools.jackson.dataformat.csv.CsvSchema;

/** A file of comma-separated values whose first line names the fields. */
final class CsvFile {
    private static final CsvMapper MAPPER = CsvMapper.builder()
            .enable(CsvReadFeature.TRIM_SPACES).enable(CsvReadFeature.SKIP_EMPTY_LINES).build();

    private CsvFile() {}

    /** @throws UnusableInput naming file and row of what is wrong */
    static List<Map<String, Object>> rows(Path file) {
        var rows = new ArrayList<Map<String, Object>>();
        try (var text = Files.newBufferedReader(file);
                MappingIterator<Map<String, String>> lines = MAPPER
                        .readerForMapOf(String.class).with(CsvSchema.emptySchema().withHeader())
                        .readValues(text)) {
            while (lines.hasNext()) {
                rows.add(Fields.of(lines.next()));
            }
            return rows;
        } catch (JacksonException | UnusableInput e) {
            throw new UnusableInput(
                    file + ", row " + (rows.size() + 1) + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file + ": " + e.getMessage(), e);
        }
    }
}
