package io.tributary.bench.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A hub in memory, which can be made to fail. */
public final class FakeHub implements AutoCloseable {
    /** The token of its operator. */
    public static final String ADMIN_TOKEN = "trib_admin_fake";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int FAULT_EVERY = 3;

    private final Fault fault;
    private final Map<String, FakeFeed> tenants = new ConcurrentHashMap<>();
    private final Map<String, String> tenantsOfTokens = new ConcurrentHashMap<>();
    private final Map<String, FakeBatch> batches = new ConcurrentHashMap<>();
    private final Map<String, FakeExchange> exchanges = new ConcurrentHashMap<>();
    private final FakeFleet fleet;
    private final AtomicInteger pushes = new AtomicInteger();
    private final DisposableServer server;

    public FakeHub(Fault fault) {
        this.fault = fault;
        this.fleet = new FakeFleet(fault);
        this.server = HttpServer.create().port(0).route(routes -> routes
                .post("/v1/admin/tenants", this::createTenant)
                .get("/v1/admin/tenants", this::listTenants)
                .post("/v1/admin/nodes", this::createNode)
                .post("/v1/push", this::push)
                .get("/v1/pushes/{key}", this::inquire)
                .post("/v1/admin/vehicles", (in, out) -> body(in).flatMap(fleet::register)
                        .flatMap(vehicle -> json(out, 201, vehicle)))
                .get("/api/vehicles", (in, out) -> json(out, 200, fleet.all()))
                .delete("/v1/admin/vehicles/{id}", (in, out) -> {
                    fleet.remove(Objects.requireNonNull(in.param("id")));
                    return out.status(204).send();
                })
                .get("/api/vehicles/{id}/history", (in, out) -> fleet.history(
                        Objects.requireNonNull(in.param("id")),
                        Integer.parseInt(parameter(in, "channel_id", "0")))
                        .flatMap(json -> json(out, 200, json)))
                .post("/v1/sync/batch", (in, out) -> dialect(in, out, batches.get(tenant(in))))
                .post("/api/sync/exchange", (in, out) -> dialect(in, out,
                        exchanges.get(tenant(in))))
                .get("/v1/pull", this::pull)).bindNow();
    }

    public String url() {
        return "http://localhost:" + server.port();
    }

    /** Requests to push, those that were told to come again too. */
    public int pushes() {
        return pushes.get();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Publisher<Void> createTenant(HttpServerRequest in, HttpServerResponse out) {
        return body(in).flatMap(json -> {
            var name = json.required("name").stringValue();
            tenants.put(name, new FakeFeed());
            batches.put(name, new FakeBatch(fault));
            exchanges.put(name, new FakeExchange(fault));
            return json(out, 201, tenant(name, json.path("lanes").asInt(1)));
        });
    }

    private Publisher<Void> listTenants(HttpServerRequest in, HttpServerResponse out) {
        var list = MAPPER.createArrayNode();
        tenants.keySet().forEach(name -> list.add(tenant(name, 1)));
        return json(out, 200, MAPPER.createObjectNode().set("tenants", list));
    }

    private static ObjectNode tenant(String name, int lanes) {
        return MAPPER.createObjectNode().put("id", name).put("name", name).put("lanes", lanes);
    }

    private Publisher<Void> createNode(HttpServerRequest in, HttpServerResponse out) {
        return body(in).flatMap(json -> {
            var code = json.required("code").stringValue();
            var tenant = json.required("tenantId").stringValue();
            var token = "trib_node_" + tenant + "_" + code;
            tenantsOfTokens.put(token, tenant);
            return json(out, 201, MAPPER.createObjectNode().put("id", code).put("token", token));
        });
    }

    private Publisher<Void> push(HttpServerRequest in, HttpServerResponse out) {
        var feed = feed(in);
        if (feed == null) {
            return problem(out, 401, "UNAUTHENTICATED");
        }
        int number = pushes.incrementAndGet();
        boolean faulty = number % FAULT_EVERY == 0;
        var key = Objects.requireNonNull(in.requestHeaders().get("Idempotency-Key"));
        return body(in).flatMap(json -> switch (fault) {
            case REFUSES -> problem(out, 422, "KEY_REUSED");
            case IS_BUSY -> faulty ? busy(out) : settled(out, in, feed, key, json);
            case FORGETS_TO_ANSWER -> {
                var receipt = feed.push(key, json);
                yield faulty ? busy(out) : text(out, 200, "application/json", receipt);
            }
            case NONE, LOSES_ONE, DOUBLES_ONE, ALTERS_ONE, HIDES_ONE, WRITES_PULLS -> settled(out,
                    in, feed, key, json);
        });
    }

    private Publisher<Void> dialect(HttpServerRequest in, HttpServerResponse out,
            @Nullable FakeDialect dialect) {
        if (dialect == null) {
            return problem(out, 401, "UNAUTHENTICATED");
        }
        boolean faulty = pushes.incrementAndGet() % FAULT_EVERY == 0;
        return body(in).flatMap(json -> switch (fault) {
            case REFUSES -> problem(out, 400, "VALIDATION_ERROR");
            case IS_BUSY -> faulty ? busy(out) : json(out, 200, dialect.answer(token(in), json));
            case FORGETS_TO_ANSWER -> {
                var answer = dialect.answer(token(in), json);
                yield faulty ? busy(out) : json(out, 200, answer);
            }
            case NONE, LOSES_ONE, DOUBLES_ONE, ALTERS_ONE, HIDES_ONE, WRITES_PULLS ->
                json(out, 200, dialect.answer(token(in), json));
        });
    }

    private static Mono<Void> settled(HttpServerResponse out, HttpServerRequest in, FakeFeed feed,
            String key, JsonNode json) {
        var receipt = feed.push(key, json);
        return "respond-async".equals(in.requestHeaders().get("Prefer"))
                ? text(out, 202, "application/json", "{}")
                : text(out, 200, "application/json", receipt);
    }

    private Publisher<Void> inquire(HttpServerRequest in, HttpServerResponse out) {
        var feed = feed(in);
        var receipt = feed == null ? null : feed.receipt(Objects.requireNonNull(in.param("key")));
        return receipt == null
                ? problem(out, 404, "NOT_FOUND")
                : text(out, 200, "application/json", receipt);
    }

    private Publisher<Void> pull(HttpServerRequest in, HttpServerResponse out) {
        var feed = feed(in);
        if (feed == null) {
            return problem(out, 401, "UNAUTHENTICATED");
        }
        return switch (String.valueOf(in.requestHeaders().get("Accept"))) {
            case "text/event-stream" -> events(in, out, feed);
            case "application/x-ndjson" -> text(out, 200, "application/x-ndjson",
                    lines(faulty(feed.after(0, Integer.MAX_VALUE))));
            default -> page(in, out, feed);
        };
    }

    private Mono<Void> page(HttpServerRequest in, HttpServerResponse out, FakeFeed feed) {
        var limit = Integer.parseInt(parameter(in, "limit", "1000"));
        if (limit == 0) {
            return problem(out, 400, "INVALID_REQUEST");
        }
        var cursor = parameter(in, "cursor", "0");
        var found = feed.after(Long.parseLong(cursor), limit);
        var page = MAPPER.createObjectNode();
        page.putArray("changes").addAll(cursor.equals("0") ? faulty(found) : found);
        page.put("cursor", found.isEmpty()
                ? cursor
                : found.getLast().required("seq").toString());
        return json(out, 200, page.put("hasMore", found.size() == limit));
    }

    private Mono<Void> events(HttpServerRequest in, HttpServerResponse out, FakeFeed feed) {
        var after = in.requestHeaders().get("Last-Event-ID");
        var events = feed.live(after == null ? 0 : Long.parseLong(after)).map(
                changes -> fault == Fault.HIDES_ONE && !changes.isEmpty()
                        ? changes.subList(1, changes.size())
                        : changes)
                .map(FakeHub::event);
        return out.header("Content-Type", "text/event-stream").sse().sendString(events).then();
    }

    private static String event(List<ObjectNode> changes) {
        if (changes.isEmpty()) {
            return ": nothing new\n\n";
        }
        var page = MAPPER.createObjectNode();
        page.putArray("changes").addAll(changes);
        var cursor = changes.getLast().required("seq").toString();
        return "id: " + cursor + "\nevent: changes\ndata: "
                + page.put("cursor", cursor).put("hasMore", false) + "\n\n";
    }

    private List<ObjectNode> faulty(List<ObjectNode> changes) {
        var copy = new ArrayList<>(changes);
        if (!copy.isEmpty()) {
            switch (fault) {
                case LOSES_ONE -> copy.removeFirst();
                case DOUBLES_ONE -> copy.addFirst(copy.getFirst());
                case ALTERS_ONE -> {
                    var altered = copy.getFirst().deepCopy();
                    ((ObjectNode) altered.required("data")).put("no", -1);
                    copy.set(0, altered);
                }
                case NONE, HIDES_ONE, IS_BUSY, FORGETS_TO_ANSWER, REFUSES, WRITES_PULLS -> {
                    // The feed is right.
                }
            }
        }
        return copy;
    }

    private @Nullable FakeFeed feed(HttpServerRequest in) {
        return tenants.get(tenant(in));
    }

    private String tenant(HttpServerRequest in) {
        return tenantsOfTokens.getOrDefault(token(in), "");
    }

    private static String token(HttpServerRequest in) {
        return String.valueOf(in.requestHeaders().get("Authorization")).substring(7);
    }

    private static String parameter(HttpServerRequest in, String name, String otherwise) {
        for (var pair : in.uri().replaceFirst(".*\\?", "").split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        return otherwise;
    }

    private static Mono<JsonNode> body(HttpServerRequest in) {
        boolean gzip = "gzip".equals(in.requestHeaders().get("Content-Encoding"));
        return in.receive().aggregate().asByteArray()
                .map(bytes -> MAPPER.readTree(gzip ? Gunzip.of(bytes) : bytes));
    }

    private static String lines(List<ObjectNode> changes) {
        var text = new StringBuilder();
        changes.forEach(change -> text.append(change).append('\n'));
        return text.append("{\"cursor\":\"0\",\"hasMore\":false}\n").toString();
    }

    private static Mono<Void> busy(HttpServerResponse out) {
        out.header("Retry-After", "0");
        return problem(out, 503, "UNAVAILABLE");
    }

    private static Mono<Void> problem(HttpServerResponse out, int status, String code) {
        return json(out, status, MAPPER.createObjectNode().put("code", code));
    }

    private static Mono<Void> json(HttpServerResponse out, int status, JsonNode json) {
        return text(out, status, "application/json", json.toString());
    }

    private static Mono<Void> text(HttpServerResponse out, int status, String type, String text) {
        return out.status(status).header("Content-Type", type)
                .sendByteArray(Flux.just(text.getBytes(StandardCharsets.UTF_8))).then();
    }
}
