package io.tributary.bench.workload;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The user's file, read whole, so that a bad line is found before anything is sent. */
public final class FileRows {
    private final FileSettings settings;
    private final List<Row> rows;

    /** @throws BadInput if a line can't be pushed */
    public FileRows(FileSettings settings) throws IOException {
        this.settings = settings;
        this.rows = read();
    }

    List<Row> rows() {
        return rows;
    }

    private List<Row> read() throws IOException {
        long bytes = Files.size(settings.file());
        if (bytes > settings.bytesMax()) {
            throw new BadInput("the file has " + bytes + " bytes, more than "
                    + settings.bytesMax() + ": split it, or raise --file-bytes-max");
        }
        try (var text = Files.newBufferedReader(settings.file())) {
            return settings.csv() ? csv(text) : ndjson(text);
        } catch (MalformedInputException e) {
            throw new BadInput("the file is not UTF-8");
        }
    }

    private List<Row> ndjson(BufferedReader text) throws IOException {
        var lines = new NdjsonRows(settings);
        var rows = new ArrayList<Row>();
        long number = 0;
        for (var line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            if (!line.isBlank()) {
                rows.add(lines.row(number, line));
            }
        }
        return rows;
    }

    private List<Row> csv(BufferedReader text) throws IOException {
        var records = new CsvRecords(text);
        var header = records.next();
        if (header == null) {
            return List.of();
        }
        var fields = new CsvRows(settings, header);
        var rows = new ArrayList<Row>();
        for (var row = records.next(); row != null; row = records.next()) {
            rows.add(fields.row(records.line(), row));
        }
        return rows;
    }
}
