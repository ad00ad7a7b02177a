package io.tributary.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.codec.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The same rows for people and for programs. */
class PrinterTest {
    private static final List<Column> COLUMNS = List.of(Column.of("NAME", "/name"),
            Column.of("AGE", "/more/age"), Column.of("TAGS", "/tags"));
    private static final List<JsonNode> ROWS = Stream.of("""
            {"name":"Ann","more":{"age":7},"tags":["a","b"]}""", """
            {"name":"Bartholomew","tags":[]}""").map(Json.MAPPER::readTree).toList();

    private final StringWriter out = new StringWriter();

    private Printer printer(Format format) {
        return new Printer(new PrintWriter(out), format);
    }

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        printer(Format.TABLE).rows(COLUMNS, ROWS);

        assertThat(out.toString().lines()).containsExactly(
                "NAME         AGE  TAGS",
                "Ann          7    a,b",
                "Bartholomew");
    }

    @Test
    void jsonIsALineForEachRowWithAllThatTheHubSaid() {
        printer(Format.JSON).rows(COLUMNS, ROWS);

        assertThat(out.toString().lines().map(Json.MAPPER::readTree)).isEqualTo(ROWS);
    }

    @Test
    void oneThingHasItsMembersBelowEachOther() {
        printer(Format.TABLE).one(COLUMNS, ROWS.getFirst());

        assertThat(out.toString().lines()).containsExactly("NAME  Ann", "AGE   7", "TAGS  a,b");
    }

    @Test
    void whatANodeSentCannotSteerATerminal() {
        assertThat(Table.cell("a\u001b[2Jb\nc\u202ed")).isEqualTo("a?[2Jb?c?d");
    }

    @Test
    void aLongCellIsCutBetweenCharacters() {
        var cell = Table.cell("\ud83d\ude9a".repeat(Table.CELL_MAX + 1));

        assertThat(cell.codePointCount(0, cell.length())).isEqualTo(Table.CELL_MAX);
        assertThat(cell).endsWith("\ud83d\ude9a…");
    }
}
