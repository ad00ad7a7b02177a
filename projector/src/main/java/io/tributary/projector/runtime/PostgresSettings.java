package io.tributary.projector.runtime;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the runtime roles reach Postgres. The owner's way, for migrations, is {@code spring.flyway.*}.
 *
 * @param url of the database as R2DBC writes it, without user and password
 * @param manageRoles whether the owner makes the runtime roles and sets their passwords; false where
 *        an administrator has done so
 * @param writerPassword of {@code tributary_writer}
 * @param readerPassword of {@code tributary_reader}
 * @param connectTimeout for a new connection
 */
public record PostgresSettings(
        @DefaultValue("r2dbc:postgresql://localhost:5432/tributary") String url,
        @DefaultValue("true") boolean manageRoles, @DefaultValue("") String writerPassword,
        @DefaultValue("") String readerPassword,
        @DefaultValue("5s") Duration connectTimeout) {

    public PostgresSettings {
        if (writerPassword.isEmpty() || readerPassword.isEmpty()) {
            throw new IllegalArgumentException("tributary.projector.postgres.writer-password"
                    + " and reader-password must be set");
        }
    }

    @Override
    public String toString() {
        return "PostgresSettings[url=" + url + "]";
    }
}
