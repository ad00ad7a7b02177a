package io.tributary.embedded.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.embedded.ChildJvm;
import io.tributary.embedded.machine.CannotStartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    @TempDir
    static Path binaries;

    @TempDir
    Path folder;

    @Test
    void dataAndPasswordStayAcrossARestart() throws SQLException {
        try (var server = start()) {
            server.createDatabaseIfMissing("hub");
            run(server, "CREATE TABLE kept (n int)");
            run(server, "INSERT INTO kept VALUES (42)");
        }

        try (var server = start()) {
            server.createDatabaseIfMissing("hub");
            assertThat(ask(server, "SELECT n FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aSettingReachesTheServer() throws SQLException {
        var settings = settings();
        try (var server = PostgresServer.start(settings)) {
            server.createDatabaseIfMissing("hub");

            assertThat(ask(server, "SHOW shared_buffers")).isEqualTo("32MB");
            assertThat(ask(server, "SHOW max_connections")).isEqualTo("60");
            assertThat(ask(server, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void nobodyEntersWithoutThePassword() {
        try (var server = start()) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.jdbcUrl("postgres"), server
                    .user(), "guess"))
                    .isInstanceOf(SQLException.class).hasMessageContaining(
                            "password authentication failed");
        }
    }

    @Test
    void aTakenPortIsToldInOneLine() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            var settings = settings().withPort(other.getLocalPort());

            assertThatThrownBy(() -> PostgresServer.start(settings)).isInstanceOf(
                    CannotStartException.class)
                    .hasMessage(
                            "Postgres cannot listen on 127.0.0.1:%d: the port is taken by another program",
                            other.getLocalPort());
        }
    }

    @Test
    void aSecondServerOnTheFolderIsRefusedAndTheFirstGoesOn() throws SQLException {
        try (var server = start()) {
            assertThatThrownBy(this::start).isInstanceOf(CannotStartException.class)
                    .hasMessageStartingWith("another hub's Postgres is already running on ");

            server.createDatabaseIfMissing("hub");
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerWhoseHubWasKilledIsReplacedOnTheSamePort() throws Exception {
        int port;
        try (var child = ChildJvm.running(PostgresChild.class, folder.toString(), binaries
                .toString(), "0")) {
            port = Integer.parseInt(child.said("listening on "));
        }
        var orphan = Postmaster.on(folder.toRealPath().resolve("data")).orElseThrow();

        try (var server = PostgresServer.start(settings().withPort(port))) {
            assertThat(server.postmaster()).isPresent().get().isNotEqualTo(orphan);
            assertThat(ask(server, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aServerThatWasKilledItselfStartsAgain() throws Exception {
        try (var server = start()) {
            server.createDatabaseIfMissing("hub");
            run(server, "CREATE TABLE kept AS SELECT 42 AS n");
            server.postmaster().orElseThrow().destroyForcibly();
        }

        try (var server = start()) {
            assertThat(ask(server, "SELECT n FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aPidFileThatNamesAnotherProgramDoesNotPreventTheStart() throws IOException {
        start().close();
        var data = folder.toRealPath().resolve("data");
        Files.writeString(data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n"
                + data + "\n");

        start().close();
    }

    private PostgresServer start() {
        return PostgresServer.start(settings());
    }

    private PostgresSettings settings() {
        var defaults = PostgresSettings.in(folder);
        return new PostgresSettings(folder, binaries, 0, 32, defaults.connectionsMax(),
                defaults.startMillisMax(), defaults.closeMillisMax(), null);
    }

    private static void run(PostgresServer server, String sql) throws SQLException {
        try (var connection = connect(server); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(PostgresServer server, String sql) throws SQLException {
        try (var connection = connect(server);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("hub"), server.user(), server.password());
    }
}
