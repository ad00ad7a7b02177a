package io.tributary.cli.operations;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.cli.hub.Address;
import io.tributary.cli.hub.Hub;
import io.tributary.schemas.codec.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code export}: all that a tenant holds, a line for each entity. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Writes a tenant's entities as lines of JSON (NDJSON), each as a pull shows its latest change. Deleted ones are left out.")
public final class ExportCommand implements Callable<Integer> {
    private static final int TELL = 10_000;

    @Mixin
    private Session session = new Session();

    @Option(names = "--tenant", required = true, description = "The tenant.")
    private UUID tenant = new UUID(0, 0);

    @Option(names = "--type", description = "Only of these entity types; may end with *. May be repeated.")
    private List<String> types = List.of();

    @Option(names = "--file", description = "Where to (default: standard output). It has its name only once it is whole.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        try (var hub = session.connect()) {
            if (file == null) {
                export(hub, session.out());
            } else {
                export(hub, file);
            }
            return Session.DONE;
        }
    }

    private void export(Hub hub, Path target) {
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            try (var text = new PrintWriter(Files.newBufferedWriter(part, UTF_8))) {
                export(hub, text);
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + target + ": " + e.getMessage(), e);
        }
    }

    private void export(Hub hub, PrintWriter out) {
        var counted = new Object() {
            int entities;
        };
        hub.pull(Address.of("/v1/admin/tenants", tenant).below("/pull").with("types",
                types.isEmpty() ? null : String.join(",", types)), change -> {
                    if (isThere(Json.MAPPER.readTree(change))) {
                        out.println(change);
                        if (++counted.entities % TELL == 0) {
                            checked(out);
                            tell("so far", counted.entities);
                        }
                    }
                });
        checked(out);
        tell("in all", counted.entities);
    }

    private static boolean isThere(JsonNode change) {
        return change.path("op").asString().equals("put");
    }

    /** A writer keeps its failures to itself, and an export with a hole would look like a whole one. */
    private static void checked(PrintWriter out) {
        if (out.checkError()) {
            throw new UncheckedIOException(new IOException("the export could not be written"));
        }
    }

    private void tell(String when, int entities) {
        session.err().printf(Locale.ROOT, "%,d entities %s%n", entities, when);
        session.err().flush();
    }
}
