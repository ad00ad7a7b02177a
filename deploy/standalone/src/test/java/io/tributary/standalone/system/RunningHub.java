package io.tributary.standalone.system;

import io.tributary.schemas.fixture.TemporaryFolder;
import io.tributary.standalone.Demo;
import io.tributary.standalone.Hub;
import io.tributary.standalone.StandaloneSettings;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The standalone hub that test classes share, its demo included, set for the needs of all of them. */
record RunningHub(Hub hub, StandaloneSettings where, TemporaryFolder folder,
        SpanReceiver spans)
        implements
            AutoCloseable {

    static RunningHub start() {
        var folder = TemporaryFolder.fresh("hub");
        var spans = SpanReceiver.start();
        var settings = Stream.of(Stream.of(Patience.settings()), Stream.of(
                "--management.endpoints.web.exposure.include=health,prometheus,mappings",
                // The sweep of all routes is refused everywhere, and wants to know how.
                "--tributary.gateway.limit.failures.burst=1000000"),
                Stream.of(ArtisanAccountSystemIT.SETTINGS), Stream.of(LamportSystemIT.settings()),
                Stream.of(spans.settings()))
                .flatMap(all -> all).toArray(String[]::new);
        var where = StandaloneSettings.in(folder.path()).withDemo();
        return new RunningHub(Hub.start(where, settings), where, folder, spans);
    }

    String baseUrl() {
        return hub.baseUrl();
    }

    HubClient admin() {
        return HubClient.of(hub.baseUrl(), hub.adminToken());
    }

    Demo demo() {
        return Demo.of(hub, where);
    }

    Path data() {
        return folder.path();
    }

    @Override
    public void close() {
        hub.close();
        spans.close();
        folder.close();
    }
}
