package io.tributary.embedded.postgres;

import io.tributary.embedded.machine.OwnFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/** The files of one server and the processes on them: made, started, stopped. The caller holds the folder's lock. */
final class Cluster {
    static final String USER = "tributary";

    private static final long INIT_MILLIS_MAX = 120_000;
    // Over what pg_ctl itself waits, so that its own message comes first.
    private static final long SPARE_MILLIS = 5_000;

    private final PostgresSettings settings;
    private final Programs programs;
    private final Path folder;
    private final Path data;
    private final Path logs;

    Cluster(PostgresSettings settings, Path folder) throws IOException, InterruptedException {
        this.settings = settings;
        this.folder = folder;
        this.data = folder.resolve("data");
        this.logs = OwnFolder.at(folder.resolve("log"));
        this.programs = new Programs(Binaries.in(settings.binaries()), Account.ofThisProcess(),
                logs);
    }

    // Made aside and renamed, for a crash in the middle must not leave half a database behind.
    void makeIfMissing(Path passwordFile) throws IOException, InterruptedException {
        if (!Files.exists(data)) {
            var unfinished = folder.resolve("data.new");
            Tree.delete(unfinished);
            programs.account().own(OwnFolder.at(unfinished));
            // The same order of texts and the same letters on every machine, whatever its locale.
            programs.run(INIT_MILLIS_MAX, "initdb", "--pgdata=" + unfinished, "--username=" + USER,
                    "--pwfile=" + passwordFile, "--auth=scram-sha-256", "--encoding=UTF8",
                    "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        }
        programs.account().own(data);
        programs.account().own(logs);
    }

    Optional<ProcessHandle> postmaster() throws IOException {
        return Postmaster.on(data);
    }

    /** Returns when the server answers. */
    void start(int port) throws IOException, InterruptedException {
        Postmaster.forgetStranger(data);
        Configuration.write(settings, port, data, logs);
        if (settings.certificate() != null) {
            settings.certificate().install(data, programs.account());
        }
        var log = logs.resolve("start.log");
        Files.deleteIfExists(log);
        programs.run(settings.startMillisMax() + SPARE_MILLIS, "pg_ctl", "start", "--wait",
                "--timeout=" + settings.startMillisMax() / 1_000, "--pgdata=" + data,
                "--log=" + log);
    }

    /** Clients are cut off and what is committed is written out; a server that hangs is killed. */
    void stop() throws IOException, InterruptedException {
        var postmaster = Postmaster.on(data);
        if (postmaster.isEmpty()) {
            return;
        }
        try {
            programs.run(settings.closeMillisMax() + SPARE_MILLIS, "pg_ctl", "stop", "--mode=fast",
                    "--wait", "--timeout=" + settings.closeMillisMax() / 1_000, "--pgdata=" + data);
        } catch (IOException e) {
            postmaster.get().destroyForcibly();
        }
    }

    /** Why the server would not start, in its own words, if it said any since then. */
    Optional<String> complaintSince(Instant then) throws IOException {
        return ServerLog.fatalSince(then, logs);
    }
}
