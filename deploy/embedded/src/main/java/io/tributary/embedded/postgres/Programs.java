package io.tributary.embedded.postgres;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs Postgres' programs as an account that they accept, each for a bounded time. */
record Programs(Binaries binaries, Account account, Path outputs) {
    /** Throws with what the program said last if it fails or takes longer than allowed. */
    void run(long millisMax, String program, String... arguments) throws IOException,
            InterruptedException {
        var command = new ArrayList<String>();
        command.add(binaries.program(program));
        command.addAll(List.of(arguments));
        // Into a file, for a pipe would be inherited by the server and then never end.
        var output = outputs.resolve(program + ".log");
        var builder = new ProcessBuilder(account.as(command)).redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile())).redirectOutput(output
                        .toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        finish(builder.start(), millisMax, program, output);
    }

    private static void finish(Process process, long millisMax, String program, Path output)
            throws IOException, InterruptedException {
        try {
            if (!process.waitFor(millisMax, TimeUnit.MILLISECONDS)) {
                throw new IOException("%s did not end within %d ms".formatted(program, millisMax));
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IOException("%s failed: %s".formatted(program, Files.readString(output)
                    .strip()));
        }
    }
}
