package io.tributary.projector.runtime;

import io.tributary.projector.postgres.Role;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * Makes the roles that the projector has at run time, before the first migration grants them
 * anything. A password leaves this JVM only as the verifier that Postgres would store.
 */
final class RuntimeRoles {
    // Two projectors that start at once take turns: a role can't be altered twice at a time.
    private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtext('tributary roles'))";

    private RuntimeRoles() {}

    static void provide(DataSource owner, PostgresSettings settings) {
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(ALONE);
            }
            provide(connection, Role.WRITER, settings.writerPassword());
            provide(connection, Role.READER, settings.readerPassword());
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("can't make the roles that the projector runs under: "
                    + e.getMessage() + ". Give the owner CREATEROLE, or make the roles yourself"
                    + " and set tributary.projector.postgres.manage-roles=false", e);
        }
    }

    private static void provide(Connection connection, Role role, String password)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            // Roles belong to the whole server, so other databases may have them already.
            statement.execute("""
                    DO $$
                    BEGIN
                        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
                            CREATE ROLE %1$s LOGIN;
                        END IF;
                    EXCEPTION WHEN duplicate_object OR unique_violation THEN
                        NULL; -- another projector was faster
                    END $$
                    """.formatted(role.user()));
        }
        connection.unwrap(PGConnection.class).alterUserPassword(role.user(),
                password.toCharArray(), "scram-sha-256");
    }
}
