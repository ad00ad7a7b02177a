package io.tributary.standalone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Alerts ask for what is there, lead to a page, and are tried out. */
class AlertsTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path RULES = MetricsTable.FOLDER.resolve("prometheus");

    /** @param fields of the rule, as Prometheus reads it */
    record Alert(String name, JsonNode fields) {
        @Override
        public String toString() {
            return name;
        }

        /** Below the folder of observability. */
        String runbook() {
            return fields.at("/annotations/runbook").asString("");
        }
    }

    private static JsonNode read(String file) throws IOException {
        return YAML.readTree(Files.readString(RULES.resolve(file)));
    }

    static List<Alert> alerts() throws IOException {
        var alerts = read("alerts.yml").get("groups").valueStream()
                .flatMap(group -> group.get("rules").valueStream())
                .map(rule -> new Alert(rule.get("alert").asString(), rule)).toList();
        assertThat(alerts).isNotEmpty();
        return alerts;
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyMetricOfAnAlertIsInTheTable(Alert alert) throws IOException {
        var table = MetricsTable.read();

        assertThat(Expression.metrics(alert.fields().get("expr").asString())).isNotEmpty()
                .allMatch(table::has);
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void everyAlertSaysHowUrgentItIsAndLeadsToItsPage(Alert alert) throws IOException {
        assertThat(alert.fields().at("/labels/severity").asString()).isIn("page", "ticket");
        assertThat(alert.fields().at("/annotations/summary").asString()).isNotBlank();
        assertThat(Files.readString(MetricsTable.FOLDER.resolve(alert.runbook())))
                .startsWith("# " + alert.name() + "\n").contains("**What users notice:**")
                .contains("## Look").contains("## Do");
    }

    @Test
    void everyPageIsAnAlerts() throws IOException {
        var pages = MetricsTable.files("runbooks", ".md").stream()
                .map(page -> "runbooks/" + page.getFileName());

        assertThat(alerts().stream().map(Alert::runbook)).containsExactlyInAnyOrderElementsOf(
                pages.toList());
    }

    @Test
    void everyLinkOfAPageLeadsSomewhere() throws IOException {
        for (var page : MetricsTable.files("runbooks", ".md")) {
            var links = Pattern.compile("]\\(([^)#]+)\\)")
                    .matcher(Files.readString(page)).results().map(link -> link.group(1));
            assertThat(links).as(page.toString())
                    .allMatch(link -> Files.exists(page.resolveSibling(link)));
        }
    }

    /** A series that promtool is given and no alert asks for would prove nothing. */
    @Test
    void everyAlertIsTriedOutWithMetricsOfTheTable() throws IOException {
        var table = MetricsTable.read();
        var tests = read("alerts-test.yml").get("tests");
        var fired = new TreeSet<String>();
        tests.forEach(test -> test.get("alert_rule_test").forEach(expected -> {
            if (!expected.get("exp_alerts").isEmpty()) {
                fired.add(expected.get("alertname").asString());
            }
        }));

        assertThat(fired).isEqualTo(alerts().stream().map(Alert::name)
                .collect(Collectors.toCollection(TreeSet::new)));
        tests.forEach(test -> test.get("input_series").forEach(given -> assertThat(
                Expression.metrics(given.get("series").asString())).allMatch(table::has)));
    }

    @Test
    void prometheusScrapesWhatTheAlertsGoBy() throws IOException {
        var scraped = read("prometheus.yml").at("/scrape_configs/0");

        assertThat(scraped.get("metrics_path").asString()).isEqualTo("/actuator/prometheus");
        assertThat(scraped.get("static_configs").valueStream()
                .map(config -> config.at("/labels/application").asString())
                .collect(Collectors.toSet())).isEqualTo(Set.of("gateway", "processor",
                        "projector"));
        assertThat(read("prometheus.yml").get("rule_files").get(0).asString())
                .isEqualTo("alerts.yml");
    }
}
