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
import java.util.ArrayList;
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
import tools.jackson.databind.JsonNode;

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

    /** A route of the admin API that is not audited leaves an entry of {@code access} alone. */
    @Test
    void everyRouteOfTheAdminApiIsWrittenDownUnderAnActionOfItsOwn() throws Exception {
        var routes = entries.stream().filter(entry -> entry.route().contains(" /v1/admin/"))
                .toList();
        for (var entry : routes) {
            ask(entry, callers.own(Door.BEARER));
        }
        var named = routes.stream().map(RouteEntry::route).collect(Collectors.toSet());

        Until.isSo(() -> assertThat(audit(admin, our.tenant()).stream()
                .filter(it -> it.get("outcome").asString().equals("refused")
                        && !it.get("action").asString().equals("access"))
                .map(it -> it.get("object").asString())).containsAll(named));
    }

    @Test
    void administratorsReadTheAuditOfTheirTenantAlone() throws Exception {
        var ours = HubClient.of(hub.baseUrl(), callers.own(Door.ADMIN_TENANT));
        var theirs = HubClient.of(hub.baseUrl(), callers.foreign(Door.ADMIN_TENANT));

        Until.isSo(() -> assertThat(audit(ours, "").stream()
                .map(it -> it.get("action").asString()))
                .contains("tenant.create", "node.create", "token.issue", "token.revoke", "import",
                        "login", "vehicle.create"));

        assertThat(audit(ours, "")).allMatch(
                it -> it.path("tenant").asString("").equals(our.tenant()));
        assertThat(audit(theirs, "")).isNotEmpty().noneMatch(
                it -> it.path("tenant").asString("").equals(our.tenant()));
        HubClient.ok(admin.get("/v1/admin/tenants"));
        Until.isSo(() -> assertThat(audit(admin, "").stream()
                .map(it -> it.path("tenant").asString("the hub")).distinct())
                .contains(our.tenant(), "the hub").hasSizeGreaterThan(2));
        assertNothingSecret(audit(admin, "").toString());
    }

    /** All that the audit says to somebody, newest first. */
    private static List<JsonNode> audit(HubClient reader, String tenant) throws Exception {
        var found = new ArrayList<JsonNode>();
        var cursor = "";
        JsonNode page;
        do {
            page = HubClient.ok(reader.get("/v1/admin/audit?limit=1000&tenantId=" + tenant
                    + "&cursor=" + cursor));
            page.get("entries").forEach(found::add);
            cursor = page.path("cursor").asString("");
        } while (page.get("hasMore").asBoolean());
        return found;
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
