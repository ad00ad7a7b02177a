package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.fake.FakeHub;
import io.tributary.bench.fake.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BenchTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int run(FakeHub hub, String command, String... options) {
        var arguments = new ArrayList<>(List.of(command, "--url", hub.url(), "--admin-token",
                FakeHub.ADMIN_TOKEN));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Bench.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @Test
    void everyKindOfOperationIsAcknowledgedAndFoundAgain() {
        try (var hub = new FakeHub(Fault.NONE)) {
            int exit = run(hub, "push", "--operations", "2000", "--operations-per-push", "50",
                    "--tenants", "2", "--nodes", "3", "--in-flight", "4", "--updates", "0.2",
                    "--patches", "0.2", "--increments", "0.2");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("operations      2,000 acknowledged in 40 pushes")
                    .contains("errors          none").contains(": exact");
        }
    }

    @ParameterizedTest
    @CsvSource({"LOSES_ONE, lost 1", "DOUBLES_ONE, doubled 1", "ALTERS_ONE, altered 1"})
    void hubThatIsNotWhatItAcknowledgedIsFoundOut(Fault fault, String finding) {
        try (var hub = new FakeHub(fault)) {
            int exit = run(hub, "push", "--operations", "300", "--nodes", "2", "--in-flight", "2",
                    "--patience", "50ms");

            assertThat(exit).isEqualTo(Bench.WRONG);
            assertThat(out.toString()).contains("WRONG").contains(finding);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_BUSY", "FORGETS_TO_ANSWER"})
    void pushIsSentAgainUnderTheSameKeyUntilItIsAnswered(Fault fault) {
        try (var hub = new FakeHub(fault)) {
            int exit = run(hub, "push", "--operations", "1000", "--in-flight", "3",
                    "--increments", "0.5");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(hub.pushes()).isGreaterThan(10);
            assertThat(out.toString()).contains("503 UNAVAILABLE: ").contains(": exact");
        }
    }

    @Test
    void refusedPushFailsTheRunAndIsNamed() {
        try (var hub = new FakeHub(Fault.REFUSES)) {
            int exit = run(hub, "push", "--operations", "100");

            assertThat(exit).isEqualTo(Bench.WRONG);
            assertThat(out.toString()).contains("push refused: 422 KEY_REUSED: 1");
        }
    }

    @Test
    void pushesWithoutReceiptsAreCheckedToo() {
        try (var hub = new FakeHub(Fault.NONE)) {
            int exit = run(hub, "push", "--operations", "1000", "--respond-async", "--gzip",
                    "--patches", "0.3");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("accepted 1,000").contains(": exact");
        }
    }

    @Test
    void fixedRateIsKeptAndMeasuredFromTheIntendedStart() {
        try (var hub = new FakeHub(Fault.NONE)) {
            int exit = run(hub, "push", "--rate", "1000", "--operations-per-push", "10",
                    "--duration", "500ms", "--warm-up", "100ms");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("500 acknowledged in 50 pushes")
                    .contains("corrected for coordinated omission").contains("(40 measured)");
        }
    }

    @Test
    void readersOfAMixedRunSeeEveryPush() {
        try (var hub = new FakeHub(Fault.NONE)) {
            int exit = run(hub, "mixed", "--operations", "3000", "--tenants", "2", "--readers",
                    "2", "--in-flight", "4", "--lag-max", "1000");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("visible         p50").contains(": exact");
        }
    }

    @Test
    void streamThatLeavesOutAPushIsFoundOut() {
        try (var hub = new FakeHub(Fault.HIDES_ONE)) {
            int exit = run(hub, "mixed", "--operations", "300", "--patience", "100ms");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WRONG);
            assertThat(out.toString()).contains("stream left out what was acknowledged: ")
                    .contains(": exact");
        }
    }

    @Test
    void fileGoesToAnExistingTenantByTwoNodesAndIsPulledInBothForms() throws IOException {
        var file = Files.writeString(folder.resolve("log.ndjson"), """
                {"hash":"a1","message":"first \\u00e9 \\"quoted\\""}
                {"hash":"b2","message":"second","n":1.50}
                {"hash":"a1","message":"first, amended"}
                """);
        try (var hub = new FakeHub(Fault.NONE)) {
            run(hub, "push", "--operations", "10", "--run", "x");
            int exit = run(hub, "push", "--file", file.toString(), "--type", "commit", "--id-field",
                    "hash", "--nodes", "2", "--tenant", "bench-x-0");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("acknowledged 2 entities")
                    .contains("(and 10 of other runs): exact");

            int json = run(hub, "pull", "--tenant", "bench-x-0", "--readers", "2", "--as", "json",
                    "--page", "5");
            int ndjson = run(hub, "pull", "--tenant", "bench-x-0");

            assertThat(List.of(json, ndjson)).containsOnly(Bench.WELL);
            assertThat(out.toString().lines().filter(line -> line.startsWith("reader")).distinct())
                    .hasSize(1).first().asString().contains("12 changes");
        }
    }

    @Test
    void badLineStopsEverythingBeforeAnythingIsSent() throws IOException {
        var file = Files.writeString(folder.resolve("bad.csv"), "id,name\n1,one\n2\n");
        try (var hub = new FakeHub(Fault.NONE)) {
            int exit = run(hub, "push", "--file", file.toString());

            assertThat(exit).isEqualTo(Bench.USAGE);
            assertThat(err.toString()).contains("line 3: 1 fields where the header has 2");
            assertThat(hub.pushes()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"push --duration 3", "push --updates 0.7 --patches 0.7", "push --in-flight 0",
            "mixed --readers 0", "push", "push --no-such", "pull --as xml", "limits --url http://x",
            "pull --readers 0", "push --document-bytes 10"})
    void commandLineThatMakesNoSenseIsExplainedInOneLine(String line) {
        int exit = run(line.split(" "));

        assertThat(exit).isEqualTo(Bench.USAGE);
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void missingSubCommandPointsToTheHelp() {
        assertThat(run()).isEqualTo(Bench.USAGE);
        assertThat(err.toString()).contains("--help");

        assertThat(run("--help")).isEqualTo(Bench.WELL);
        assertThat(out.toString()).contains("push").contains("table").contains("Exit codes");
    }

    @Test
    void hubThatIsNotThereIsSaidInOneLine() {
        int exit = run("push", "--url", "http://localhost:1", "--admin-token", "x");

        assertThat(exit).isEqualTo(Bench.UNUSABLE);
        assertThat(err.toString().lines()).hasSize(1).first().asString().contains("localhost");
    }
}
