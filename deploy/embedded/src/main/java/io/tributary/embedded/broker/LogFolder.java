package io.tributary.embedded.broker;

import io.tributary.embedded.machine.OwnFolder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/** The folder with the broker's logs. It gets the id of the cluster once and keeps it. */
final class LogFolder {
    private LogFolder() {}

    /** The logs inside a broker's folder, formatted if this is its first start. */
    static Path formatted(BrokerSettings settings) throws Exception {
        var logs = settings.folder().resolve("logs").toAbsolutePath();
        if (!Files.exists(logs)) {
            OwnFolder.at(settings.folder());
            format(settings.nodeId(), logs);
        }
        return logs;
    }

    // Formatted aside and renamed, for a crash in the middle must not leave half a format behind.
    private static void format(int nodeId, Path logs) throws Exception {
        var unfinished = OwnFolder.at(logs.resolveSibling("logs.new"));
        empty(unfinished);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false,
                        StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(nodeId)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .addDirectory(unfinished.toString())
                .setMetadataLogDirectory(unfinished.toString())
                .run();
        Files.move(unfinished, logs, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(folder)) {
                    Files.delete(file);
                }
            }
        }
    }
}
