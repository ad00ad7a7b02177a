package io.tributary.cli.roastery;

import io.tributary.cli.hub.HubOptions;
import io.tributary.schemas.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** {@code roastery import}: many parts out of files. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "Brings the parts of one JSON file or of CSV files into a roastery. The same files may be imported again: nothing is booked twice.")
final class ImportCommand implements Callable<Integer> {
    private static final String JSON = ".json";

    @Mixin
    private HubOptions options = new HubOptions();

    @Option(names = "--tenant", required = true, description = "The roastery's tenant.")
    private UUID tenant = new UUID(0, 0);

    @Option(names = "--csv", paramLabel = "PART=FILE", description = "A CSV file of one kind of part, its first line the names of the fields. May be repeated.")
    private Map<Section, Path> csv = Map.of();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "A JSON file whose members are users, stores, coffees, blends, schedule, notifications, deliveries, corrections, account.")
    private List<Path> files = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var parts = new LinkedHashMap<String, Object>();
        files.forEach(file -> parts.putAll(read(file)));
        csv.forEach((section, file) -> parts.put(section.member(), CsvFile.rows(file)));
        parts.put("tenantId", tenant);
        try (var hub = options.connect()) {
            return new Intake(hub, spec.commandLine().getOut()).bring(parts);
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have string keys only
    private static Map<String, Object> read(Path file) {
        if (!file.toString().endsWith(JSON)) {
            throw new UnusableInput(file + " is no " + JSON
                    + " file; a CSV file is named with its part: --csv coffee=" + file);
        }
        try {
            return Json.MAPPER.readValue(Files.readAllBytes(file), Map.class);
        } catch (JacksonException e) {
            throw new UnusableInput(file + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + file + ": " + e.getMessage(), e);
        }
    }
}
