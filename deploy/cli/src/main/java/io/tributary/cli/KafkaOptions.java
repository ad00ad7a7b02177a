package io.tributary.cli;

import io.tributary.cli.log.LogReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How to reach Kafka. */
final class KafkaOptions {
    @Option(names = "--bootstrap", required = true, description = "Kafka, as host:port,host:port.")
    private String bootstrap = "";

    @Option(names = "--command-config", description = "File of Kafka client properties: TLS, credentials.")
    private @Nullable Path commandConfig;

    @Option(names = "--kafka-timeout", defaultValue = "30s", converter = DurationText.class, description = "How long Kafka may be silent (default: ${DEFAULT-VALUE}).")
    private Duration timeout = Duration.ZERO;

    /** @throws UncheckedIOException if the file can't be read */
    LogReader reader() {
        var client = new HashMap<>(properties());
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        return new LogReader(client, timeout);
    }

    private Map<String, Object> properties() {
        var properties = new Properties();
        if (commandConfig != null) {
            try (var file = Files.newBufferedReader(commandConfig)) {
                properties.load(file);
            } catch (IOException e) {
                throw new UncheckedIOException("can't read " + commandConfig + ": " + e, e);
            }
        }
        var client = new HashMap<String, Object>();
        properties.forEach((name, value) -> client.put(name.toString(), value));
        return client;
    }
}
