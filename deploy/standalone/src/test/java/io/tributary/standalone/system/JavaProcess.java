package io.tributary.standalone.system;

import io.tributary.schemas.fixture.PrintedOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A program of the hub in a JVM of its own, to be killed for real. */
final class JavaProcess implements AutoCloseable {
    /** What is shown of its output where it is to explain a failure. */
    private static final int LINES_SHOWN = 80;

    /** Shows the demo's token to whoever has started the hub by hand: the one place that may. */
    private static final Pattern WELCOME = Pattern.compile(
            "Tributary runs at .*?Everything is kept in", Pattern.DOTALL);

    private final String name;
    private final Process process;
    private final Path output;

    private JavaProcess(String name, Process process, Path output) {
        this.name = name;
        this.process = process;
        this.output = output;
    }

    /** @param output gets what the program prints, behind what is there already */
    static JavaProcess start(Class<?> main, Path output, List<String> arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
                "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return start(new ProcessBuilder(command), output);
    }

    /** As above, by a command of its own. */
    static JavaProcess start(ProcessBuilder command, Path output) throws IOException {
        var process = command.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile())).start();
        return new JavaProcess(output.getFileName().toString(), process, output);
    }

    /** As the kernel does when memory is out: no chance to say goodbye. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As Ctrl-C or an orchestrator does; true if the program has stopped in time. */
    boolean terminate(long seconds) throws InterruptedException {
        process.destroy();
        return process.waitFor(seconds, TimeUnit.SECONDS);
    }

    /** Stands still, as a machine does whose virtual processors are taken away. */
    void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Goes on as if no time had passed. */
    void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " ended with " + code);
        }
    }

    /** @throws AssertionError if it has ended of itself */
    void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(name + " has ended with " + process.exitValue());
        }
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    /** The end of its output. */
    @Override
    public String toString() {
        var state = process.isAlive() ? " runs" : " has ended with " + process.exitValue();
        return name + state + " and said last:\n" + lastLines();
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(output);
            return String.join("\n",
                    lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "what can't be read: " + e;
        }
    }

    @Override
    public void close() {
        kill();
        try {
            PrintedOutput.ofProgram(output, WELCOME.matcher(output()).replaceAll(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
