package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.embedded.machine.CannotStartException;
import io.tributary.standalone.Hub;
import io.tributary.standalone.StandaloneApplication;
import io.tributary.standalone.StandaloneSettings;
import io.tributary.standalone.images.ImageFolder;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The standalone hub as a program: it stops in order, survives a kill, and says why it can't start. */
@SharedHubs
class RestartSystemIT {
    private static final String SMALL = "-Xmx384m -XX:TieredStopAtLevel=1";

    @Test
    void aSecondStartGoesOnWhereTheFirstStopped(@TempDir Path data) throws Exception {
        HubClient node;
        String receipt;
        String cursor;
        var body = "{\"operations\":[{\"op\":\"put\",\"type\":\"n\",\"id\":\"1\",\"data\":{}}]}";
        int port = freePort();
        try (var hub = Hub.start(StandaloneSettings.in(data).withPort(port),
                Patience.settings())) {
            node = HubClient.of(hub.baseUrl(), hub.adminToken()).newTenantsNode(1);
            receipt = node.push("k", body).body();
            cursor = HubClient.JSON.readTree(receipt).get("cursor").asString();
            node.pullAll(null, 10, cursor);
        }

        try (var hub = Hub.start(StandaloneSettings.in(data).withPort(port),
                Patience.settings())) {
            assertThat(hub.baseUrl()).isEqualTo(node.baseUrl());
            assertThat(node.push("k", body).body()).isEqualTo(receipt);
            assertThat(node.pullAll(null, 10, cursor)).hasSize(1);
            var next = HubClient.ok(node.push("k2", body.replace("{}", "{\"x\":1}")));
            var after = node.pullAll(cursor, 10, next.get("cursor").asString());
            assertThat(after).hasSize(1);
            assertThat(after.getFirst().get("seq").asLong()).isEqualTo(2);
        }
    }

    /** By the start command of its image. */
    @Test
    void aHubThatIsKilledUnderLoadLosesAndDoublesNothing(@TempDir Path folder) throws Exception {
        var image = ImageFolder.lay("standalone", folder.resolve("image"));
        var data = folder.resolve("data");
        var output = folder.resolve("output");
        int port = freePort();
        var arguments = arguments(port, data);
        HubClient node;
        Loads loads;

        try (var first = JavaProcess.start(image.start(arguments, SMALL), output)) {
            Until.isTrue("the hub runs", () -> first.output().contains("Ctrl-C"),
                    first::requireAlive, first::toString);
            var admin = HubClient.of("http://localhost:" + port,
                    Files.readString(data.resolve("admin-token")).strip());
            var tenant = admin.newTenant(1);
            node = admin.newNode(tenant, "reader");
            var nodes = new ArrayList<HubClient>();
            for (int i = 0; i < 4; i++) {
                nodes.add(admin.newNode(tenant, "load-" + i));
            }
            loads = Loads.start(nodes);
            loads.goOn(1000, List.of(first));
            first.kill();
        }
        Files.delete(output);
        try (var second = JavaProcess.start(image.start(arguments, SMALL), output)) {
            loads.goOn(1000, List.of(second));
            loads.finish(List.of(second));
            loads.requireAllVisible(node);
            assertThat(second.terminate(60)).as("stops in order").isTrue();
            var stop = second.output().substring(second.output().indexOf("Stopping"));
            assertThat(stop).contains("Stopped.").doesNotContain("Exception");
        }
    }

    @Test
    void aPortInUseIsSaidInOneLine(@TempDir Path folder) throws Exception {
        try (var taken = new ServerSocket(0)) {
            var program = JavaProcess.start(StandaloneApplication.class, folder.resolve("output"),
                    arguments(taken.getLocalPort(), folder.resolve("data")));

            assertThat(program.exitCode()).isEqualTo(1);
            assertThat(program.output().lines()).singleElement().asString()
                    .contains("port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void aDataFolderCannotHaveTwoHubs(RunningHub running) {
        Assertions.assertThatThrownBy(() -> Hub.start(StandaloneSettings.in(running.data())))
                .isInstanceOf(CannotStartException.class).hasMessageNotContaining("\n");
    }

    private static List<String> arguments(int port, Path data) {
        return List.of("--tributary.standalone.port=" + port,
                "--tributary.standalone.data=" + data,
                "--tributary.standalone.processor-port=0",
                "--tributary.standalone.projector-port=0",
                "--tributary.standalone.management-port=0");
    }

    private static int freePort() throws java.io.IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
