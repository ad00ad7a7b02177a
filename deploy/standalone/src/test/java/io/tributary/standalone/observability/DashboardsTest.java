package io.tributary.standalone.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Dashboards ask for nothing that is not there. */
class DashboardsTest {
    private static final JsonMapper JSON = new JsonMapper();

    static List<Path> dashboards() throws IOException {
        return MetricsTable.files("grafana", ".json");
    }

    private static JsonNode read(Path dashboard) throws IOException {
        return JSON.readTree(Files.readString(dashboard));
    }

    @Test
    void thereIsOneForEachThingToWatch() throws IOException {
        assertThat(dashboards().stream().map(file -> file.getFileName().toString()))
                .containsExactly(
                        "conflicts.json", "fleet.json", "gateway.json", "overview.json",
                        "processor.json",
                        "projector.json");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyMetricOfADashboardIsInTheTable(Path dashboard) throws IOException {
        var table = MetricsTable.read();
        var unknown = new TreeSet<String>();
        read(dashboard).get("panels").forEach(panel -> panel.get("targets").forEach(target -> {
            var metrics = Expression.metrics(target.get("expr").asString());
            assertThat(metrics).as(target.toString()).isNotEmpty();
            metrics.stream().filter(metric -> !table.has(metric)).forEach(unknown::add);
        }));

        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelSaysWhatItShowsAndHasItsOwnPlace(Path dashboard) throws IOException {
        var board = read(dashboard);
        var ids = new HashSet<Integer>();
        var places = new HashSet<String>();

        assertThat(board.get("uid").asString()).isEqualTo("tributary-"
                + dashboard.getFileName().toString().replace(".json", ""));
        assertThat(board.get("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.get("title").asString()).isNotBlank();
            assertThat(panel.get("description").asString()).isNotBlank();
            assertThat(panel.at("/datasource/uid").asString()).isEqualTo("prometheus");
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            assertThat(places.add(panel.at("/gridPos/x") + "," + panel.at("/gridPos/y"))).isTrue();
            assertThat(panel.at("/gridPos/x").asInt() + panel.at("/gridPos/w").asInt())
                    .isLessThanOrEqualTo(24);
        });
    }
}
