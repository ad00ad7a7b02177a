package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.bench.fake.FakeHub;
import io.tributary.bench.fake.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The loads of the dialects against a hub in memory. */
class DialectsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(FakeHub hub, String line) {
        var arguments = new ArrayList<>(List.of(line.split(" ", -1)));
        arguments.addAll(List.of("--url", hub.url(), "--admin-token", FakeHub.ADMIN_TOKEN));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Bench.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "IS_BUSY", "FORGETS_TO_ANSWER"})
    void everyDeviceEndsWithTheRecordsOfAllOthers(Fault fault) {
        try (var hub = new FakeHub(fault)) {
            int exit = run(hub, "batch --tenants 2 --nodes 5 --interval 20ms --duration 400ms"
                    + " --uploads 0.5");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("devices         10").contains(
                    "errors          none")
                    .contains("records acknowledged: every device has those of all others, once");
        }
    }

    @ParameterizedTest
    @CsvSource({"LOSES_ONE, missing", "DOUBLES_ONE, surplus", "ALTERS_ONE, altered"})
    void recordThatIsNotWithEveryDeviceAsItWasUploadedIsFoundOut(Fault fault, String finding) {
        try (var hub = new FakeHub(fault)) {
            int exit = run(hub, "batch --nodes 3 --interval 20ms --duration 200ms --uploads 1"
                    + " --patience 50ms");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WRONG);
            assertThat(out.toString()).contains("WRONG").contains(finding)
                    .doesNotContain(finding + " 0");
        }
    }

    @Test
    void devicesThatBringNothingMakeTheHubWriteNothing() {
        try (var hub = new FakeHub(Fault.NONE)) {
            int exit = run(hub, "batch --nodes 5 --interval 20ms --duration 200ms --uploads 0");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("with 0 records")
                    .contains("0 records acknowledged");
        }
    }

    @Test
    void hubThatWritesDownWhatBringsNothingIsFoundOut() {
        try (var hub = new FakeHub(Fault.WRITES_PULLS)) {
            int exit = run(hub, "batch --nodes 5 --interval 20ms --duration 200ms --uploads 0");

            assertThat(exit).isEqualTo(Bench.WRONG);
            assertThat(out.toString()).contains("syncs that brought nothing were written down: 1");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "IS_BUSY", "FORGETS_TO_ANSWER"})
    void everyNodeEndsWithTheNewestObjectsOfAllOthers(Fault fault) {
        try (var hub = new FakeHub(fault)) {
            int exit = run(hub, "exchange --tenants 2 --nodes 4 --interval 10ms --duration 400ms"
                    + " --updates 0.5");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("nodes           8").contains(
                    "errors          none")
                    .contains("every node has the newest of all others, and nothing twice: exact");
        }
    }

    @ParameterizedTest
    @CsvSource({"LOSES_ONE, missing", "DOUBLES_ONE, doubled", "ALTERS_ONE, wrong"})
    void objectThatIsNotWithEveryNodeAsItWasSentIsFoundOut(Fault fault, String finding) {
        try (var hub = new FakeHub(fault)) {
            int exit = run(hub, "exchange --nodes 3 --interval 20ms --duration 200ms"
                    + " --patience 50ms");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WRONG);
            assertThat(out.toString()).contains("WRONG").contains(finding)
                    .doesNotContain(finding + " 0");
        }
    }

    @Test
    void newcomerGetsAllThatThereIsPacketByPacket() {
        try (var hub = new FakeHub(Fault.NONE)) {
            int exit = run(hub, "exchange --first 2500 --nodes 2 --hub-pid "
                    + ProcessHandle.current().pid());

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("2,500 objects in 251 packets")
                    .contains("check           every node has");
        }
    }

    @Test
    void newcomerThatIsNotGivenAllIsFoundOut() {
        try (var hub = new FakeHub(Fault.LOSES_ONE)) {
            int exit = run(hub, "exchange --first 50 --nodes 1 --patience 50ms");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WRONG);
            assertThat(out.toString()).contains("WRONG: missing");
        }
    }

    @Test
    void everySampleOfAFleetIsWithTheHubOnce() {
        try (var hub = new FakeHub(Fault.NONE)) {
            int exit = run(hub, "fleet --vehicles 3 --channels 2 --period 100ms --history 5s"
                    + " --duration 1s --nulls 0.1");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WELL);
            assertThat(out.toString()).contains("vehicles        3, asked")
                    .contains("samples recorded: each of them is held once: exact");
        }
    }

    @ParameterizedTest
    @CsvSource({"LOSES_ONE, missing", "DOUBLES_ONE, surplus", "ALTERS_ONE, altered channels"})
    void historyThatIsNotWhatTheVehiclesRecordedIsFoundOut(Fault fault, String finding) {
        try (var hub = new FakeHub(fault)) {
            int exit = run(hub, "fleet --vehicles 1 --channels 2 --period 100ms --history 5s"
                    + " --duration 1s --patience 50ms");

            assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.WRONG);
            assertThat(out.toString()).contains("WRONG").contains(finding)
                    .doesNotContain(finding + " 0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch", "exchange", "exchange --first 10"})
    void hubThatRefusesFailsTheRun(String command) {
        try (var hub = new FakeHub(Fault.REFUSES)) {
            int exit = run(hub, command + " --nodes 2 --interval 20ms --duration 100ms"
                    + " --patience 50ms");

            assertThat(exit).isNotEqualTo(Bench.WELL);
            assertThat(out + "" + err).contains("400 VALIDATION_ERROR");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"batch --uploads 2", "batch --records 0", "batch --interval 3",
            "batch --token x", "exchange --updates -1", "exchange --warm-up 90s",
            "exchange --token x", "exchange --text 0", "batch --hub-pid 999999999",
            "fleet --admin-token x --vehicles 0", "fleet", "vehicles --channels 0"})
    void commandLineThatMakesNoSenseIsExplainedInOneLine(String line) {
        int exit = run(line.split(" ", -1));

        assertThat(exit).as(out + "\n" + err).isEqualTo(Bench.USAGE);
        assertThat(err.toString().lines()).hasSize(1);
    }
}
