package io.tributary.cli.report;

import static io.tributary.schemas.fixture.Documents.json;
import static io.tributary.schemas.fixture.PushBuilder.RECEIVED_AT;
import static io.tributary.schemas.fixture.PushBuilder.TENANT;
import static io.tributary.schemas.fixture.PushBuilder.aPush;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.cli.replay.PartitionReplay;
import io.tributary.cli.replay.ReplaySettings;
import io.tributary.cli.replay.Report;
import io.tributary.cli.replay.Totals;
import io.tributary.cli.replay.Window;
import io.tributary.schemas.codec.PolicyYaml;
import io.tributary.schemas.policy.Policies;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** How one difference looks. */
class ReportTest {
    private static final Policies STRICT = PolicyYaml.read("strict.yaml", """
            policies:
              - type: note
                blind: require-base
            """);

    private static String shown(Function<PrintWriter, Report> as) {
        var out = new StringWriter();
        var report = as.apply(new PrintWriter(out));
        var totals = new Totals();
        var replay = new PartitionReplay(new ReplaySettings(1, 1, Duration.ofSeconds(1),
                Duration.ofDays(1), 4, 1000, 10, 10), Policies.NONE, STRICT,
                new Window(Instant.MIN, Instant.MAX), true, _ -> true, report, totals);
        replay.take(aPush().withKey("1").putting("note", "a", 0L, json("{'x': 1}")).build(),
                RECEIVED_AT.toEpochMilli());
        replay.take(aPush().withKey("2").putting("note", "a", json("{'x': 2}")).build(),
                RECEIVED_AT.toEpochMilli());
        replay.end();
        report.totals(totals);
        return out.toString();
    }

    @Test
    void peopleSeeATable() {
        var lines = shown(TextReport::new).lines().map(line -> line.strip()
                .replaceAll(" {2,}", "  ")).toList();

        assertThat(lines).containsExactly(
                "TENANT/LANE  PUSH  OP  ENTITY  WAS  WOULD BE  CAUSE  ENTITY THEN",
                TENANT + "/0  " + aPush().withKey("2").build().id() + "  0  note/a  "
                        + "accepted/same-node  rejected/base-version-required  policy differs",
                "",
                "TENANT/LANE  ENTITY THAT ENDS DIFFERENTLY  VERSION  WOULD BE",
                TENANT + "/0  note/a  2  1",
                "",
                "RULE  WAS  WOULD BE  CHANGE",
                "base-version-required  0  1  +1",
                "first-write  1  1  +0",
                "same-node  1  0  -1",
                "",
                "2 operations of 2 pushes decided; 1 otherwise: 1 by policy, 0 because the entity"
                        + " was another one already",
                "1 entities end differently",
                "without effect either way: 0 repeated pushes, 0 refused ones, 0 unreadable"
                        + " records");
    }

    @Test
    void programsSeeAnObjectALine() {
        var lines = shown(JsonReport::new).lines().toList();

        assertThat(lines).containsExactly(
                "{\"kind\":\"difference\",\"tenant\":\"" + TENANT + "\",\"lane\":0,\"push\":\""
                        + aPush().withKey("2").build().id()
                        + "\",\"index\":0,\"type\":\"note\",\"id\":\"a\",\"was\":{\"status\":"
                        + "\"accepted\",\"rule\":\"same-node\"},\"wouldBe\":{\"status\":"
                        + "\"rejected\",\"rule\":\"base-version-required\",\"code\":"
                        + "\"BASE_VERSION_REQUIRED\"},\"cause\":\"policy\",\"changesEntity\":true}",
                "{\"kind\":\"entity\",\"tenant\":\"" + TENANT + "\",\"lane\":0,\"type\":\"note\","
                        + "\"id\":\"a\",\"was\":{\"version\":2,\"data\":{\"x\":2}},\"wouldBe\":"
                        + "{\"version\":1,\"data\":{\"x\":1}}}",
                "{\"kind\":\"totals\",\"pushes\":2,\"operations\":2,\"differences\":1,"
                        + "\"byPolicy\":1,\"byState\":0,\"entities\":1,\"repeats\":0,"
                        + "\"refusals\":0,\"unreadable\":0,\"rules\":{\"base-version-required\":"
                        + "{\"was\":0,\"wouldBe\":1},\"first-write\":{\"was\":1,\"wouldBe\":1},"
                        + "\"same-node\":{\"was\":1,\"wouldBe\":0}}}");
    }
}
