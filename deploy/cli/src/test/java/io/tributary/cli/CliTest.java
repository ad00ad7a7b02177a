package io.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says before it has read anything. */
class CliTest {
    private static final String NOWHERE = "127.0.0.1:1";

    private static final String NODE = "00000000-0000-4000-8000-000000000002";

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int run(String... arguments) {
        return Cli.commandLine().setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err)).execute(arguments);
    }

    private String policies(String yaml) throws IOException {
        return Files.writeString(folder.resolve("policies.yaml"), yaml).toString();
    }

    @Test
    void aMissingOptionIsNamed() {
        assertThat(run("what-if", "--bootstrap", NOWHERE)).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("--policies");
    }

    @Test
    void aPolicyFileThatContradictsItselfIsRefusedWithFileLineAndReason() throws IOException {
        var file = policies("policies:\n  - type: note\n    overlap: sometimes\n");

        assertThat(run("what-if", "--bootstrap", NOWHERE, "--policies", file))
                .isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains(file + ", line 3: ").contains("sometimes");
    }

    @Test
    void aPolicyFileThatIsNotThereIsNamed() {
        assertThat(run("what-if", "--bootstrap", NOWHERE, "--policies", "nowhere.yaml"))
                .isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("nowhere.yaml");
    }

    @Test
    void aLaneWithoutATenantIsRefused() throws IOException {
        assertThat(run("what-if", "--bootstrap", NOWHERE, "--policies", policies("policies: []"),
                "--lane", "1")).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("--tenant");
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() throws IOException {
        assertThat(run("what-if", "--bootstrap", NOWHERE, "--policies", policies("policies: []"),
                "--since", "2026-03-02T00:00:00Z", "--until", "2026-03-01T00:00:00Z"))
                .isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("--since must be before --until");
    }

    @Test
    void kafkaThatDoesNotAnswerIsSaidToBeOutOfReach() throws IOException {
        assertThat(run("what-if", "--bootstrap", NOWHERE, "--policies", policies("policies: []"),
                "--kafka-timeout", "300ms")).isEqualTo(Cli.UNREACHABLE);
        assertThat(err.toString()).startsWith("what-if: Kafka: ");
    }

    @Test
    void aHubThatDoesNotAnswerIsNamed() throws IOException {
        var token = Files.writeString(folder.resolve("admin-token"), "token").toString();

        assertThat(run("roastery", "add", "--url", "http://" + NOWHERE, "--admin-token-file",
                token, "--tenant", "00000000-0000-4000-8000-000000000001", "store", "hr_id=S1",
                "label=Cellar")).isEqualTo(Cli.UNREACHABLE);
        assertThat(err.toString()).contains("no answer from http://" + NOWHERE);
    }

    @Test
    void aPartThatThereIsNotIsRefused() {
        assertThat(run("roastery", "add", "--tenant", "00000000-0000-4000-8000-000000000001",
                "tea", "hr_id=T1")).isEqualTo(Cli.USAGE);
    }

    @Test
    void aMissingTokenFileIsNamed() {
        assertThat(run("roastery", "account", "--name", "Mine", "--admin-token-file",
                "nowhere")).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("can't read nowhere");
    }

    @Test
    void aNumberThatIsNoneIsRefusedWithItsOption() {
        assertThat(run("tenants", "create", "--name", "a", "--lanes", "many"))
                .isEqualTo(Cli.USAGE);
        assertThat(err.toString()).startsWith("create: ").contains("--lanes").contains("many");
    }

    @Test
    void aTimeSpanIsWrittenAsInTheSettings() {
        assertThat(run("tokens", "rotate", NODE, NODE, "--overlap", "1h", "--admin-token-file",
                "nowhere")).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("can't read nowhere");

        assertThat(run("tokens", "rotate", NODE, NODE, "--overlap", "soon")).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("--overlap");
    }

    @Test
    void aCommandWithoutItsVerbSaysWhatThereIs() {
        assertThat(run("conflicts")).isEqualTo(Cli.USAGE);
        assertThat(err.toString()).contains("subcommand");
    }

    @Test
    void everyCommandOfTheOperatorTellsHowItIsUsed() {
        for (var name : Cli.commandLine().getSubcommands().keySet()) {
            assertThat(run(name, "--help")).as(name).isZero();
        }
    }
}
