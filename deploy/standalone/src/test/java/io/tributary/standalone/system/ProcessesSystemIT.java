package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** The three applications as processes of their own against a broker and a database elsewhere. */
@SharedHubs
@ResourceLock(Installation.LOCK)
class ProcessesSystemIT {
    private final Installation installation;
    private final HubClient admin;

    ProcessesSystemIT(Installation installation) throws IOException {
        this.installation = installation;
        this.admin = installation.admin();
    }

    @Test
    void processorAndProjectorAreKilledUnderLoadAndNothingIsLostOrDoubled() throws Exception {
        var tenant = admin.newTenant(1);
        var reader = admin.newNode(tenant, "reader");
        var loads = Loads.start(nodes(tenant));

        loads.goOn(500, installation.programs());
        killProcessor();
        loads.goOn(500, installation.programs());
        installation.program(Installation.PROJECTOR).kill();
        installation.startProjector();
        loads.goOn(500, installation.programs());
        killProcessor();
        loads.goOn(500, installation.programs());
        loads.finish(installation.programs());

        loads.requireAllVisible(reader);
    }

    private void killProcessor() throws IOException {
        installation.program(Installation.PROCESSOR).kill();
        installation.startProcessor();
    }

    @Test
    void aRetryOnAnotherGatewayGetsTheSameReceipt() throws Exception {
        var node = admin.newTenantsNode(1);
        var elsewhere = HubClient.of(installation.url(Installation.OTHER_GATEWAY), node.token());
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
        var node = admin.newTenantsNode(4);
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

        assertThat(installation.program(Installation.PROJECTOR).terminate(60)).isTrue();
        int gateway = installation.healthPort(Installation.GATEWAY);
        Until.isHealth(gateway, "canary", 503);
        Until.isReady(gateway);
        installation.dropDatabase();
        installation.startProjector();
        Until.isReady(installation.port(Installation.PROJECTOR));
        Until.isHealth(gateway, "canary", 200);

        Until.isTrue("rebuilt", () -> node.pullAll(position, 7, "").size() == 20);
        assertThat(ids(node.pullAll(position, 7, ""))).isEqualTo(ids(secondHalf));
        assertThat(ids(node.pullAll(null, 1000, "")))
                .hasSize(firstHalf.size() + secondHalf.size());
    }

    /** Order across lanes is not promised, so it is taken out of the comparison. */
    private static List<String> ids(List<JsonNode> changes) {
        return changes.stream().map(JsonNode::toString).sorted().toList();
    }

    private static String put(String id) {
        return """
                {"operations":[{"op":"put","type":"n","id":"%s","data":{"x":1}}]}"""
                .formatted(id);
    }

    private List<HubClient> nodes(String tenant) throws Exception {
        var nodes = new ArrayList<HubClient>();
        for (int i = 0; i < 4; i++) {
            nodes.add(admin.newNode(tenant, "load-" + i));
        }
        return nodes;
    }
}
