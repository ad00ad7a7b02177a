package io.tributary.embedded.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** One database of the server. */
final class Database {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final String EXISTS = "SELECT 1 FROM pg_database WHERE datname = ?";

    private Database() {}

    static void createIfMissing(PostgresServer server, String name) throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name for a database: " + name);
        }
        var url = server.jdbcUrl("postgres");
        try (var connection = DriverManager.getConnection(url, server.user(), server.password())) {
            if (!exists(connection, name)) {
                create(connection, name);
            }
        }
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement(EXISTS)) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    // The name cannot be a parameter here; its pattern leaves nothing to escape.
    private static void create(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        }
    }
}
