package io.tributary.embedded.postgres;

import io.tributary.embedded.machine.Loopback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server's configuration files. They are written anew before each start: the settings rule, not the files. */
final class Configuration {
    /*
     * What is in the database can be made again from Kafka, by one writer: so no replicas, and checkpoints
     * are rare. But fsync stays on, for a database that a power cut has torn gives wrong answers, not errors.
     */
    private static final String FIXED = """
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            wal_level = 'minimal'
            max_wal_senders = 0
            max_wal_size = '1GB'
            checkpoint_timeout = '15min'
            jit = off
            timezone = 'UTC'
            lc_messages = 'C'
            log_timezone = 'UTC'
            log_min_messages = 'warning'
            log_checkpoints = off
            logging_collector = on
            log_filename = 'server-%a.log'
            log_file_mode = 0600
            log_rotation_age = '1d'
            log_rotation_size = 0
            log_truncate_on_rotation = on
            """;

    private Configuration() {}

    static void write(PostgresSettings settings, int port, Path data, Path logs)
            throws IOException {
        var chosen = """
                listen_addresses = '%s'
                port = %d
                max_connections = %d
                shared_buffers = '%dMB'
                log_directory = '%s'
                ssl = %s
                """.formatted(Loopback.HOST, port, settings.connectionsMax(), settings
                .sharedBuffersMib(),
                logs.toString().replace("'", "''"), settings.certificate() == null ? "off" : "on");
        Files.writeString(data.resolve("postgresql.conf"), chosen + FIXED);
        Files.writeString(data.resolve("pg_hba.conf"),
                (settings.certificate() == null ? "host" : "hostssl") + " all all "
                        + Loopback.HOST + "/32 scram-sha-256\n");
    }
}
