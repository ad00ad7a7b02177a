package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three applications as processes of their own against a broker and a database elsewhere. */
class ProcessesSystemIT {
    private Installation installation;

    @BeforeEach
    void install(@TempDir Path folder) {
        installation = new Installation(folder);
    }

    @AfterEach
    void remove() throws Exception {
        installation.close();
    }

    @Test
    void processorAndProjectorAreKilledUnderLoadAndNothingIsLostOrDoubled() throws Exception {
        installation.gateway("gateway");
        var processor = installation.processor("processor");
        var projector = installation.projector("projector");
        ready("gateway-health", "processor", "projector");
        var admin = HubClient.of(installation.url("gateway"), Installation.ADMIN_TOKEN);
        var tenant = admin.newTenant(1);
        var reader = admin.newNode(tenant, "reader");
        var history = new History();
        var loads = Load.start(nodes(admin, tenant), history);

        progress(history);
        processor.kill();
        processor = installation.processor("processor");
        progress(history);
        projector.kill();
        installation.projector("projector");
        progress(history);
        processor.kill();
        installation.processor("processor");
        progress(history);
        for (var load : loads) {
            load.finish();
        }

        Until.isTrue("all is visible",
                () -> reader.pullAll(null, 5000, "").size() >= history.acknowledgedCount());
        history.judge(reader.pullAll(null, 997, ""));
    }

    @Test
    void aRetryOnAnotherGatewayGetsTheSameReceipt() throws Exception {
        installation.gateway("gateway");
        installation.gateway("gateway-2");
        installation.processor("processor");
        installation.projector("projector");
        ready("gateway-health", "gateway-2-health", "processor", "projector");
        var node = HubClient.of(installation.url("gateway"), Installation.ADMIN_TOKEN)
                .newTenantsNode(1);
        var elsewhere = HubClient.of(installation.url("gateway-2"), node.token());
        Until.isTrue("the other gateway knows the node",
                () -> elsewhere.get("/v1/node").statusCode() == 200);
        var body = "{\"operations\":[{\"op\":\"put\",\"type\":\"n\",\"id\":\"1\",\"data\":{}}]}";

        var first = node.push("k", body);
        var second = elsewhere.push("k", body);

        assertThat(HubClient.ok(first).get("outcomes")).hasSize(1);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Idempotent-Replay")).contains("true");
    }

    @Test
    void cursorsGoOnWorkingOverARebuildOfPostgresFromTheTopic() throws Exception {
        installation.gateway("gateway");
        installation.processor("processor");
        var projector = installation.projector("projector");
        ready("gateway-health", "processor", "projector");
        var node = HubClient.of(installation.url("gateway"), Installation.ADMIN_TOKEN)
                .newTenantsNode(4);
        for (int i = 0; i < 20; i++) {
            HubClient.ok(node.push("a" + i, put("a" + i)));
        }
        var before = HubClient.ok(node.push("between", put("between")));
        var cursor = before.get("cursor").asString();
        var firstHalf = node.pullAll(null, 5, cursor);
        var position = HubClient.ok(node.get("/v1/pull?limit=10000")).get("cursor").asString();
        var last = "";
        for (int i = 0; i < 20; i++) {
            last = HubClient.ok(node.push("b" + i, put("b" + i))).get("cursor").asString();
        }
        var secondHalf = node.pullAll(position, 5, last);

        assertThat(projector.terminate(60)).isTrue();
        Until.isHealth(installation.port("gateway-health"), "canary", 503);
        ready("gateway-health");
        installation.dropDatabase();
        installation.projector("projector");
        ready("projector");
        Until.isHealth(installation.port("gateway-health"), "canary", 200);

        Until.isTrue("rebuilt", () -> node.pullAll(position, 7, "").size() == 20);
        assertThat(ids(node.pullAll(position, 7, ""))).isEqualTo(ids(secondHalf));
        assertThat(ids(node.pullAll(null, 1000, "")))
                .hasSize(firstHalf.size() + secondHalf.size());
    }

    /** Order across lanes is not promised, so it is taken out of the comparison. */
    private static List<String> ids(List<tools.jackson.databind.JsonNode> changes) {
        return changes.stream().map(tools.jackson.databind.JsonNode::toString).sorted().toList();
    }

    private static String put(String id) {
        return """
                {"operations":[{"op":"put","type":"n","id":"%s","data":{"x":1}}]}"""
                .formatted(id);
    }

    private static List<HubClient> nodes(HubClient admin, String tenant) throws Exception {
        var nodes = new ArrayList<HubClient>();
        for (int i = 0; i < 4; i++) {
            nodes.add(admin.newNode(tenant, "load-" + i));
        }
        return nodes;
    }

    private static void progress(History history) {
        int before = history.acknowledgedCount();
        Until.isTrue("the load goes on", () -> history.acknowledgedCount() > before + 500);
    }

    private void ready(String... names) throws Exception {
        for (var name : names) {
            Until.isReady(installation.port(name));
        }
    }
}
