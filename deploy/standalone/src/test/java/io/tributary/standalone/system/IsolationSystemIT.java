package io.tributary.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.standalone.system.RouteEntry.Door;
import io.tributary.standalone.system.SweepCallers.Refused;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every route of the whole hub, tried by each kind of caller who has no business there. */
@SharedHubs
@ExtendWith(OutputCaptureExtension.class)
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationSystemIT {
    /** As Spring writes a route's predicate. */
    private static final Pattern ROUTE = Pattern
            .compile("\\((GET|POST|PUT|PATCH|DELETE) && (/[^ )]*)\\)");

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningHub hub;
    private HubClient admin;
    private OurTenant our;
    private SweepCallers callers;
    private List<RouteEntry> entries;

    @BeforeAll
    void start(RunningHub running) throws Exception {
        hub = running;
        admin = hub.admin();
        our = OurTenant.of(admin);
        callers = SweepCallers.of(admin, our, hub.data());
        entries = RouteEntries.of(our);
    }

    @AfterAll
    void stop() {
        http.close();
    }

    @Test
    void everyRouteHasAnEntryAndEveryEntryARoute() throws Exception {
        var routes = ROUTE.matcher(managed("mappings")).results()
                .map(found -> found.group(1) + " " + found.group(2)).collect(Collectors.toSet());

        assertThat(entries.stream().map(RouteEntry::route).toList())
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void noRouteServesAnybodyWhoHasNoBusinessThere(CapturedOutput output) throws Exception {
        var softly = new SoftAssertions();
        var before = our.state(admin);
        for (var entry : entries) {
            for (var why : Refused.values()) {
                for (var token : callers.refused(entry, why)) {
                    var answer = ask(entry, token);
                    softly.assertThat(answer.status()).as(why + ": " + entry)
                            .isEqualTo(why.status());
                    assertTellsNothing(softly, why + ": " + entry, answer);
                }
            }
            assertServesNoStranger(softly, entry);
        }
        softly.assertAll();
        assertThat(our.state(admin)).isEqualTo(before);

        // The same requests are good ones: our own callers get past the door with them.
        for (var entry : entries) {
            int status = ask(entry, callers.own(entry.door())).status();
            softly.assertThat(status).as("own: " + entry).isLessThan(500);
            if (entry.door() != Door.OPEN) {
                softly.assertThat(status).as("own: " + entry).isNotIn(401, 403);
            }
        }
        softly.assertAll();
        assertNothingSecret(output.getAll());
        assertNothingSecret(managed("prometheus"));
    }

    private void assertServesNoStranger(SoftAssertions softly, RouteEntry entry)
            throws Exception {
        var answer = ask(entry, callers.foreign(entry.door()));
        softly.assertThat(answer.status()).as("foreign: " + entry).isLessThan(500);
        if (entry.named() || entry.door() == Door.TENANT_HEADER || entry.door() == Door.ADMIN_HUB) {
            softly.assertThat(answer.status()).as("foreign: " + entry).isIn(403, 404);
        }
        assertTellsNothing(softly, "foreign: " + entry, answer);
    }

    private void assertTellsNothing(SoftAssertions softly, String what, Answer answer) {
        softly.assertThat(answer.body()).as(what).doesNotContain(OurTenant.MARK);
        assertNothingSecret(answer.body());
    }

    private void assertNothingSecret(String text) {
        assertThat(callers.secrets()).isNotEmpty().noneMatch(text::contains);
    }

    private String managed(String endpoint) throws Exception {
        var metrics = Objects.requireNonNull(hub.hub().metrics().get("gateway"));
        return http.send(HttpRequest.newBuilder(metrics.resolve(endpoint)).build(),
                BodyHandlers.ofString()).body();
    }

    private Answer ask(RouteEntry entry, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(hub.baseUrl() + entry.path()))
                .timeout(Duration.ofSeconds(70)).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(entry.method(), entry.method().equals("GET") ? BodyPublishers.noBody()
                        : BodyPublishers.ofString(entry.body()));
        if (!token.isEmpty()) {
            request = entry.door() == Door.DEVICE ? request.header("X-Device-Token", token)
                    : request.header("Authorization", "Bearer " + token);
        }
        if (entry.door() == Door.TENANT_HEADER) {
            request = request.header("X-Tenant-ID", our.tenant());
        }
        var answer = http.send(request.build(), BodyHandlers.ofInputStream());
        try (var body = answer.body()) {
            // An endless answer is left as soon as it has begun.
            boolean endless = answer.headers().firstValue("Content-Type").orElse("")
                    .startsWith("text/event-stream");
            return new Answer(answer.statusCode(),
                    endless ? "" : new String(body.readAllBytes(), UTF_8));
        }
    }

    private record Answer(int status, String body) {}
}
