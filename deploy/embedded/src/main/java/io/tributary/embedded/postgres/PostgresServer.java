package io.tributary.embedded.postgres;

import io.tributary.embedded.machine.CannotStartException;
import io.tributary.embedded.machine.FolderLock;
import io.tributary.embedded.machine.Loopback;
import io.tributary.embedded.machine.OwnFolder;
import io.tributary.embedded.machine.Reason;
import io.tributary.embedded.machine.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Postgres server, which this machine alone can reach, with a password. A new one on the same
 * folder goes on where the last one stopped, also if that one, or the JVM that started it, was killed.
 */
public final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final int START_ATTEMPTS_MAX = 10;
    private static final long RETRY_MILLIS = 500;

    private final Cluster cluster;
    private final FolderLock lock;
    private final String password;
    private int port;

    private PostgresServer(Cluster cluster, FolderLock lock, String password) {
        this.cluster = cluster;
        this.lock = lock;
        this.password = password;
    }

    /** Returns when the server answers its clients. */
    public static PostgresServer start(PostgresSettings settings) {
        try {
            var folder = OwnFolder.at(settings.folder().toAbsolutePath()).toRealPath();
            var lock = FolderLock.tryTake(folder).orElseThrow(() -> taken(folder));
            try {
                return started(settings, folder, lock);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw failed(settings, Reason.of(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(settings, "interrupted", e);
        }
    }

    public String host() {
        return Loopback.HOST;
    }

    public int port() {
        return port;
    }

    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(host(), port, database);
    }

    /**
     * Makes an empty database of the user above, unless there is one of that name.
     *
     * @param name 1 to 63 small letters, digits and underscores
     */
    public void createDatabaseIfMissing(String name) {
        try {
            Database.createIfMissing(this, name);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + name, e);
        }
    }

    /** Stops the server: open transactions are rolled back, what is committed is on the disk. */
    @Override
    public void close() {
        try (lock) {
            cluster.stop();
        } catch (IOException e) {
            LOG.warn("Postgres failed to stop; its next start will recover", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PostgresServer started(PostgresSettings settings, Path folder, FolderLock lock)
            throws IOException, InterruptedException {
        var passwordFile = folder.resolve("password");
        var password = SecretFile.readOrCreate(passwordFile, PostgresServer::freshPassword);
        var cluster = new Cluster(settings, folder);
        cluster.makeIfMissing(passwordFile);
        // Whoever started a server that still runs here is dead, since its lock is ours.
        cluster.stop();
        var server = new PostgresServer(cluster, lock, password);
        for (var attempt = 1; !server.attempt(settings, attempt); attempt++) {
            Thread.sleep(RETRY_MILLIS);
        }
        return server;
    }

    // A killed postmaster's children need a moment to notice and go, and a free port may be taken meanwhile.
    private boolean attempt(PostgresSettings settings, int attempt) throws IOException,
            InterruptedException {
        var began = Instant.now();
        port = Loopback.port(settings.port(), "Postgres");
        try {
            cluster.start(port);
            return true;
        } catch (IOException e) {
            cluster.stop();
            var complaint = cluster.complaintSince(began).orElseGet(() -> String.valueOf(e
                    .getMessage()));
            if (attempt < START_ATTEMPTS_MAX && passes(complaint)) {
                return false;
            }
            throw failed(settings, complaint, e);
        }
    }

    private static boolean passes(String complaint) {
        return complaint.contains("is still in use") || complaint.contains("TCP/IP sockets");
    }

    private static String freshPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static CannotStartException taken(Path folder) {
        return new CannotStartException("another hub's Postgres is already running on " + folder);
    }

    private static CannotStartException failed(PostgresSettings settings, String why, Exception e) {
        var line = why.lines().findFirst().orElse(why);
        return new CannotStartException("Postgres cannot start on %s: %s".formatted(settings
                .folder(), line), e);
    }
}
