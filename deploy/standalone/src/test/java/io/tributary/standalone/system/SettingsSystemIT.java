package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.embedded.machine.CannotStartException;
import io.tributary.standalone.Hub;
import io.tributary.standalone.StandaloneSettings;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set behind the standalone hub's command. */
class SettingsSystemIT {
    @Test
    void eachApplicationTakesItsOwn(@TempDir Path data) throws Exception {
        var settings = Stream.concat(Stream.of(Patience.settings()),
                Stream.of("--tributary.gateway.http.operations-max=2",
                        "--tributary.processor.entity-max=1KB",
                        "--tributary.projector.pull.rows-max=5"))
                .toArray(String[]::new);
        try (var hub = Hub.start(StandaloneSettings.in(data), settings)) {
            var node = HubClient.of(hub.baseUrl(), hub.adminToken()).newTenantsNode(1);
            var put = """
                    {"op":"put","type":"note","id":"1","data":{"a":"%s"}}"""
                    .formatted("a".repeat(700));
            var patch = put.replace("put", "patch").replace("\"a\":", "\"b\":");

            var three = node.push("gateway", operations(put, put, put));
            HubClient.ok(node.push("first", operations(put)));
            var grown = HubClient.ok(node.push("processor", operations(patch)));
            var page = node.get("/v1/pull?limit=6");

            assertThat(three.statusCode()).isEqualTo(422);
            assertThat(grown.get("outcomes").get(0).get("status").asString())
                    .isEqualTo("rejected");
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(node.pullAll(null, 5, "")).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatTheHubSetsItselfIsRefusedByName(@TempDir Path data) {
        assertThatThrownBy(() -> Hub.start(StandaloneSettings.in(data), "--server.port=1"))
                .isInstanceOf(CannotStartException.class).hasMessageContaining("--server.port")
                .hasMessageNotContaining("\n");
    }

    private static String operations(String... operations) {
        return "{\"operations\":[" + String.join(",", operations) + "]}";
    }
}
