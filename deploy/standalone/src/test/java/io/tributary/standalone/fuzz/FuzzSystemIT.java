package io.tributary.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import io.tributary.standalone.Hub;
import io.tributary.standalone.StandaloneSettings;
import io.tributary.standalone.fuzz.Requests.Made;
import io.tributary.standalone.fuzz.Requests.Temper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every endpoint of the whole hub, asked at random: for {@code -Dfuzz.seconds=30}, or
 * {@code -Dfuzz.requests=100000}, from {@code -Dfuzz.seed=1} on.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FuzzSystemIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", Integer.MAX_VALUE);
    private static final long SECONDS = Long.getLong("fuzz.seconds",
            REQUESTS == Integer.MAX_VALUE ? 30 : TimeUnit.HOURS.toSeconds(1));
    private static final int AT_A_TIME = 24;
    private static final int FAILURES_MAX = 20;
    /** One request in so many is answered with success. */
    private static final int RIGHT_AT_LEAST = 10;
    /** What the inside of a program looks like. */
    private static final Pattern INSIDE = Pattern.compile("\\tat |Exception\\b|io\\.tributary\\."
            + "|org\\.springframework|reactor\\.core|java\\.lang\\.|tools\\.jackson|r2dbc");
    private static final Pattern MARK = Pattern.compile("fz(\\d+)z");
    private static final String ARTISAN = "/api/v1/";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Made> refused = new ConcurrentHashMap<>();
    private final Map<String, Map<Integer, Integer>> statuses = new ConcurrentHashMap<>();
    private final Seen seen = new Seen();

    @Test
    void whateverIsSentTheHubAnswersInOrderAndAppliesNothingThatItRefused(@TempDir Path data)
            throws Exception {
        try (var hub = Hub.start(StandaloneSettings.in(data),
                "--tributary.gateway.fleet.pulling=false",
                "--tributary.gateway.fleet.vehicle.networks=127.0.0.0/8",
                "--tributary.gateway.artisan.answer-timeout=60s",
                // Most conflicts that are to be settled are none, which nobody need wait for.
                "--tributary.gateway.pull.conflict-timeout=50ms",
                // Passwords are not what is looked at, and take much time.
                "--tributary.gateway.limit.failures.burst=1000000",
                "--tributary.gateway.login.hash-memory=1MB",
                "--tributary.gateway.login.hash-iterations=1",
                "--tributary.gateway.push.receipt-timeout=60s",
                "--tributary.gateway.push.delivery-timeout=50s");
                var log = new ErrorLog()) {
            var scene = new Scene(hub);
            var requests = new Requests(hub.baseUrl(), scene.tokens(),
                    new Description(scene.known()), seen, SEED);
            long begin = System.nanoTime();
            int sent = run(requests);

            System.out.println("fuzz: seed " + SEED + ", " + sent + " requests, "
                    + sent / Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                    + " a second, " + summary() + ", never right " + neverRight());
            assertThat(failures).as("seed %d", SEED).isEmpty();
            assertThat(log.errors).as("seed %d", SEED).isEmpty();
            assertThat(applied(scene)).as("refused, and yet applied; seed %d", SEED).isEmpty();
            // Or else it would prove little.
            assertThat(neverRight()).doesNotContain("POST /v1/push", "GET /v1/pull");
            assertThat(rightAnswers()).as("of %d, seed %d", sent, SEED)
                    .isGreaterThan(sent / RIGHT_AT_LEAST);
        }
    }

    private int run(Requests requests) throws InterruptedException {
        var next = new AtomicInteger();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_A_TIME; i++) {
                workers.execute(() -> {
                    for (int number = next.getAndIncrement(); number < REQUESTS
                            && System.nanoTime() < end && failures
                                    .size() < FAILURES_MAX; number = next
                                            .getAndIncrement()) {
                        send(requests.make(number));
                    }
                });
            }
        }
        return Math.min(next.get(), REQUESTS);
    }

    private void send(Made made) {
        try {
            judge(made, http.send(made.request(), BodyHandlers.ofString()));
        } catch (IOException e) {
            // This dialect breaks off instead of saying that the hub failed; that is in its log.
            if (!made.endpoint().path().startsWith(ARTISAN)) {
                failures.add(e + " to " + made);
            }
            count(made, 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failures.add(e + " with " + made);
        }
    }

    private void judge(Made made, HttpResponse<String> answer) {
        int status = answer.statusCode();
        var body = answer.body();
        count(made, status);
        if (status >= 500 && status != 503) {
            failures.add(status + " " + body + " to " + made);
        } else if (status >= 400) {
            if (INSIDE.matcher(body).find()) {
                failures.add("the inside shows in " + status + " " + body + " to " + made);
            }
            if (status < 500 && status != 429) {
                refused.put(made.number(), made);
            }
        } else if (!made.endpoint().path().equals("/v1/admin/nodes")) {
            // Tokens of the list of nodes are left alone, or those used here would be revoked.
            seen.learn(body);
        }
    }

    private void count(Made made, int status) {
        statuses.computeIfAbsent(made.endpoint().name(), _ -> new ConcurrentHashMap<>())
                .merge(status, 1, Integer::sum);
    }

    private String summary() {
        return statuses.values().stream().flatMap(counts -> counts.entrySet().stream())
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.summingInt(Map.Entry::getValue)))
                .toString();
    }

    private int rightAnswers() {
        return statuses.values().stream().flatMap(counts -> counts.entrySet().stream())
                .filter(count -> count.getKey() / 100 == 2).mapToInt(Map.Entry::getValue).sum();
    }

    /** Endpoints of which no request was good enough: their fuzzing would prove little. */
    private Set<String> neverRight() {
        return statuses.entrySet().stream()
                .filter(entry -> entry.getValue().keySet().stream()
                        .noneMatch(status -> status / 100 == 2))
                .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Refused requests whose mark is in what the hub holds. */
    private List<String> applied(Scene scene) throws Exception {
        var found = new ArrayList<String>();
        for (var tenant : scene.tenants()) {
            for (var change : tenant.all()) {
                MARK.matcher(change.toString()).results()
                        .map(match -> refused.get(Integer.valueOf(match.group(1))))
                        .filter(made -> made != null)
                        .forEach(made -> found.add(change + " of " + made));
            }
        }
        return found;
    }

    /** What goes wrong inside of the hub stands in its log, whatever the answer says. */
    private static final class ErrorLog extends AppenderBase<ILoggingEvent>
            implements
                AutoCloseable {
        private final Queue<String> errors = new ConcurrentLinkedQueue<>();
        private final Logger root = (Logger) LoggerFactory.getLogger("io.tributary.gateway");

        ErrorLog() {
            start();
            root.addAppender(this);
        }

        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                var thrown = event.getThrowableProxy();
                errors.add(event.getFormattedMessage()
                        + (thrown == null ? "" : "\n" + ThrowableProxyUtil.asString(thrown)));
            }
        }

        @Override
        public void close() {
            root.detachAppender(this);
            stop();
        }
    }

    /** Tenants, nodes and a person, for whom the requests are made. */
    private final class Scene {
        private final Hub hub;
        private final Reader native_;
        private final Reader roastery;
        private final Map<String, String> known;
        private final Map<String, String> tokens;

        Scene(Hub hub) throws Exception {
            this.hub = hub;
            var tenant = tenant();
            var node = node(tenant, "node-1");
            native_ = new Reader(node.get("token").asString());
            var roasters = tenant();
            roastery = new Reader(node(roasters, "reader").get("token").asString());
            known = Map.of("tenant", tenant, "node", node.get("id").asString());
            tokens = Map.of("node", native_.token, "device", native_.token, "admin",
                    hub.adminToken(), "artisan", login(roasters));
        }

        Map<String, String> known() {
            return known;
        }

        Map<String, String> tokens() {
            return tokens;
        }

        List<Reader> tenants() {
            return List.of(native_, roastery);
        }

        private String tenant() throws Exception {
            return admin("/v1/admin/tenants", "{\"name\":\"fuzz\"}").get("id").asString();
        }

        private JsonNode node(String tenant, String code) throws Exception {
            return admin("/v1/admin/nodes", "{\"tenantId\":\"" + tenant + "\",\"code\":\"" + code
                    + "\",\"name\":\"n\",\"protocol\":\"native\"}");
        }

        private String login(String tenant) throws Exception {
            admin("/v1/admin/artisan/import", """
                    {"tenantId":"%s","users":[{"email":"zoe@fuzz.example","password":"green coffee"}],
                     "stores":[{"hr_id":"L1","label":"Roastery"}],
                     "coffees":[{"hr_id":"C1","label":"Konga"}]}"""
                    .formatted(tenant));
            return post("/api/v1/accounts/users/authenticate", "none",
                    "{\"email\":\"zoe@fuzz.example\",\"password\":\"green coffee\"}")
                    .at("/result/user/token").asString();
        }

        private JsonNode admin(String path, String body) throws Exception {
            return post(path, hub.adminToken(), body);
        }

        private JsonNode post(String path, String token, String body) throws Exception {
            return ok(HttpRequest.newBuilder(URI.create(hub.baseUrl() + path))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + token)
                    .header("Idempotency-Key", UUID.randomUUID().toString().replace("-", ""))
                    .POST(BodyPublishers.ofString(body)).build());
        }

        private JsonNode ok(HttpRequest request) throws Exception {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return JSON.readTree(answer.body());
        }

        /** A node that reads a tenant's whole feed. */
        private final class Reader {
            private final String token;

            Reader(String token) {
                this.token = token;
            }

            List<JsonNode> all() throws Exception {
                var changes = new ArrayList<JsonNode>();
                // What was acknowledged last has to be visible.
                var cursor = post("/v1/push", token, "{\"operations\":[{\"op\":\"put\","
                        + "\"type\":\"note\",\"id\":\"last\",\"data\":{}}]}").get("cursor")
                        .asString();
                var from = "?limit=1000&atLeast=" + cursor;
                JsonNode page;
                do {
                    page = ok(HttpRequest.newBuilder(URI.create(hub.baseUrl() + "/v1/pull" + from))
                            .header("Authorization", "Bearer " + token).build());
                    page.get("changes").forEach(changes::add);
                    from = "?limit=1000&cursor=" + page.get("cursor").asString();
                } while (page.get("hasMore").asBoolean());
                return changes;
            }
        }
    }
}
