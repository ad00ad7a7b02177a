package io.tributary.embedded.postgres;

import java.nio.file.Path;

/** A JVM that has a Postgres server and waits to be killed. */
final class PostgresChild {
    private PostgresChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        var settings = PostgresSettings.in(Path.of(arguments[0])).withBinaries(Path.of(
                arguments[1]));
        var server = PostgresServer.start(settings.withPort(Integer.parseInt(arguments[2])));
        server.createDatabaseIfMissing("hub");
        System.out.println("listening on " + server.port());
        Thread.sleep(60_000);
        server.close();
    }
}
