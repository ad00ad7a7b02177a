package io.tributary.bench.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileRowsTest {
    private static final long BYTES_MAX = 1000;

    @TempDir
    private Path folder = Path.of("");

    private List<Row> read(String name, String text, @Nullable String typeField)
            throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        return new FileRows(new FileSettings(file, "thing", typeField, "id", BYTES_MAX)).rows();
    }

    @Test
    void quotedFieldsHoldCommasQuotesAndLineEnds() throws IOException {
        var rows = read("a.csv", "\uFEFFid,text\r\n1,\"a,\"\"b\"\"\nc\"\r\n\r\n2,\n3,\"\"", null);

        assertThat(rows).extracting(Row::name).containsExactly("thing/1", "thing/2", "thing/3");
        assertThat(rows).extracting(Row::data).containsExactly(
                "{\"id\":\"1\",\"text\":\"a,\\\"b\\\"\\nc\"}", "{\"id\":\"2\",\"text\":\"\"}",
                "{\"id\":\"3\",\"text\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "id,n|1,a|2; line 3: 1 fields where the header has 2",
            "id,n|1,\"a|b|c; line 2: a quote is opened and never closed",
            "id,n|1,\"a|b\"x; line 3: a quoted field is followed by 'x'",
            "id,n|1,a\"b; line 2: a quote inside a field that is not quoted",
            "id,n|1,\"a|b\"|,c; line 4: field 'id' is empty",
            "code,n|1,2; line 1: the header has no field 'id'"})
    void badRecordIsNamedByItsLine(String text, String message) {
        assertThatThrownBy(() -> read("a.csv", text.replace('|', '\n'), null))
                .isInstanceOf(BadInput.class).hasMessage(message);
    }

    @Test
    void typeAndIdComeFromTheFieldsThatAreNamed() throws IOException {
        var rows = read("a.ndjson", """
                {"kind":"tree","id":7,"nested":{"id":"no"}}

                  {"id":"x","kind":"stone"}
                """, "kind");

        assertThat(rows).extracting(Row::name).containsExactly("tree/7", "stone/x");
        assertThat(rows.getFirst().data()).isEqualTo(
                "{\"kind\":\"tree\",\"id\":7,\"nested\":{\"id\":\"no\"}}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
            "{\"id\":1}|{\"id\":; line 2: not JSON", "{\"id\":1} {}; line 1: more than one",
            "[1]; line 1: not a JSON object", "{\"id\":null}; line 1: field 'id' must be",
            "||{\"n\":1}; line 3: field 'id' must be", "{\"id\":\"\"}; line 1: field 'id' must be"})
    void badLineIsNamed(String text, String message) {
        assertThatThrownBy(() -> read("a.ndjson", text.replace('|', '\n'), null))
                .isInstanceOf(BadInput.class).hasMessageStartingWith(message);
    }

    @Test
    void fileThatIsTooLargeOrNotTextIsRefused() throws IOException {
        assertThatThrownBy(() -> read("a.ndjson", " ".repeat(1001), null))
                .isInstanceOf(BadInput.class).hasMessageContaining("--file-bytes-max");

        var latin = Files.write(folder.resolve("b.ndjson"),
                "{\"id\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new FileRows(
                new FileSettings(latin, "thing", null, "id", BYTES_MAX)))
                .isInstanceOf(BadInput.class).hasMessage("the file is not UTF-8");
    }

    @Test
    void rowsOfOneEntityStayWithOneWriterInTheOrderOfTheFile() throws IOException {
        var file = Files.writeString(folder.resolve("c.ndjson"), """
                {"id":"a","n":1}
                {"id":"b","n":1}
                {"id":"a","n":2}
                """);
        var workload = new FromFile(
                new FileRows(new FileSettings(file, "thing", null, "id", BYTES_MAX)), 4);
        var script = workload.scripts().get(workload.writerOf("thing", "a"));

        int operations = script.write(10, new Bytes());
        script.taken(operations);

        int slot = script.slotOf("thing", "a");
        assertThat(script.version(slot)).isEqualTo(2);
        assertThat(script.content(slot)).isEqualTo(
                ContentHash.of("{\"id\":\"a\",\"n\":2}".getBytes(StandardCharsets.UTF_8)));
        assertThat(script.write(10, new Bytes())).isZero();
        assertThat(workload.writerOf("thing", "c")).isEqualTo(Script.NONE);
    }
}
