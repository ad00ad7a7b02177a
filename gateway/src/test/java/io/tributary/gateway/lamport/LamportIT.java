package io.tributary.gateway.lamport;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static io.tributary.gateway.lamport.Example.DEVICE;
import static io.tributary.gateway.lamport.Example.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.GatewayFixture.Caller;
import io.tributary.gateway.fixture.LaneAnswerer;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.push.Push;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialect over HTTP to a real broker: who may speak, and every form of refusal. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class LamportIT {
    private static final String OPEN = Example.TENANT;
    private static final String EMPTY_PUSH = "{'client_lamport':1,'device_id':'" + DEVICE + "'}";

    private FakeProjector projector;
    private LaneAnswerer answerer;
    private GatewayFixture gateway;
    private Caller caller;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        answerer = LaneAnswerer.start(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.lamport.open-tenants=" + OPEN,
                "--tributary.gateway.lamport.visible-timeout=0s",
                "--tributary.gateway.http.body-max=20KB",
                "--tributary.gateway.http.inflated-max=20KB",
                "--tributary.gateway.push.receipt-timeout=2s",
                "--tributary.gateway.push.delivery-timeout=1900ms");
        gateway.post("/v1/admin/tenants", ADMIN, "{\"id\":\"" + OPEN + "\",\"name\":\"open\"}");
        caller = gateway.caller(1);
    }

    @AfterEach
    void speakAgain() {
        answerer.speak();
        projector.comeBack();
    }

    @AfterAll
    void close() {
        gateway.close();
        answerer.close();
        projector.close();
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(
                URI.create("http://localhost:" + gateway.port() + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.replace('\'', '"')));
        return gateway.send(headers.length == 0 ? request.build()
                : request.headers(headers).build());
    }

    private HttpResponse<String> push(String body) {
        return post("/sync/push", body, "X-Tenant-ID", OPEN);
    }

    private static String detail(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        return json(response).get("detail").toString();
    }

    @Test
    void anEventBecomesOneCountOfTheTenantsLane() {
        var answer = push("{'client_lamport':1,'device_id':'" + DEVICE + "','operations':["
                + event("'lamport_ts':1") + "]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        var result = json(answer).at("/results/0");
        assertThat(result.get("status").asString()).isEqualTo("accepted");
        assertThat(result.get("operation_id").asString()).isNotEmpty();
        var push = (Push) answerer.requests().getLast();
        assertThat(push.lane().tenant().toString()).isEqualTo(OPEN);
        assertThat(push.operations()).hasSize(1);
    }

    @Test
    void theSameKeyGetsTheSameAnswerAndAnotherBodyUnderItIsRefused() {
        var body = "{'client_lamport':1,'device_id':'" + DEVICE + "','operations':[" + event("")
                + "]}";
        var first = post("/sync/push", body, "X-Tenant-ID", OPEN, "Idempotency-Key", "it-1");
        var again = post("/sync/push", body, "X-Tenant-ID", OPEN, "Idempotency-Key", "it-1");
        var other = post("/sync/push", body.replace("SALE", "DAMAGE"), "X-Tenant-ID", OPEN,
                "Idempotency-Key", "it-1");

        assertThat(json(again).get("results")).isEqualTo(json(first).get("results"));
        assertThat(again.headers().firstValue("Idempotent-Replay")).contains("true");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(detail(other)).isNotEmpty();
    }

    @Test
    void theHeaderIsCheckedBeforeTheBody() {
        assertThat(detail(post("/sync/pull", "{")))
                .isEqualTo("\"Missing X-Tenant-ID header\"");
        var wrong = post("/sync/pull", "{", "X-Tenant-ID", "nobody");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(detail(wrong)).isEqualTo("\"Invalid X-Tenant-ID header format\"");
    }

    @Test
    void onlyANamedTenantIsOpenToAHeaderAlone() {
        var tenant = caller.tenant().toString();
        var bare = post("/sync/push", EMPTY_PUSH, "X-Tenant-ID", tenant);
        var shown = post("/sync/push", EMPTY_PUSH, "X-Tenant-ID", tenant, "Authorization",
                "Bearer " + caller.token());
        var foreign = post("/sync/push", EMPTY_PUSH, "X-Tenant-ID", OPEN, "Authorization",
                "Bearer " + caller.token());

        assertThat(bare.statusCode()).isEqualTo(401);
        assertThat(bare.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(detail(bare)).contains("needs a token");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void aTenantOfSeveralLanesIsRefusedClearly() {
        var many = gateway.caller(2);

        var refused = post("/sync/push", EMPTY_PUSH, "X-Tenant-ID", many.tenant().toString(),
                "Authorization", "Bearer " + many.token());

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(detail(refused)).contains("2 lanes");
    }

    @Test
    void whatIsMissingIsSaidWithItsPlace() {
        var refused = push("{}");

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/detail/0")).hasToString("""
                {"loc":["body","client_lamport"],"msg":"Field required","type":"missing"}""");
    }

    @Test
    void aBodyOverTheLimitIsRefusedInTheSameForm() {
        var refused = push("{'x':'" + "a".repeat(30_000) + "'}");

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(detail(refused)).contains("over");
    }

    @ParameterizedTest
    @CsvSource({"/sync/nothing,404,Not Found", "/sync/conflicts,405,Method Not Allowed",
            "/api/sync/nothing/,404,Not Found"})
    void whatIsNotThereIsRefusedInTheSameForm(String path, int status, String detail) {
        var refused = post(path, "{}", "X-Tenant-ID", OPEN);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(detail(refused)).isEqualTo("\"" + detail + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sync/push/", "/api/sync/push/", "/sync/pull/",
            "/sync/conflicts/5b0d1cf4-0a4f-4a7e-9d0c-0a6a4f1f2c11/resolve/"})
    void theAppsNeedAToken(String path) {
        var refused = post(path, "{}", "X-Tenant-ID", OPEN);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(detail(refused)).contains("Authorization");
    }

    @Test
    void anAppsOperationIsAPushOfItsOwn() {
        var body = "{'operations':[{'operation_id':'a','operation_type':'CREATE','entity_type':"
                + "'Venta','entity_id':'1','data':{'monto':5}},{'operation_id':'b',"
                + "'operation_type':'CREATE','entity_type':'Nada','entity_id':'1','data':{}}]}";

        var answer = json(post("/api/sync/push/", body, "Authorization",
                "Bearer " + caller.token()));

        assertThat(answer.at("/accepted/0/operation_id").asString()).isEqualTo("a");
        assertThat(answer.at("/accepted/0/data/monto").asInt()).isEqualTo(5);
        assertThat(answer.at("/rejected/0/conflict_type").asString())
                .isEqualTo("BUSINESS_RULE_VIOLATION");
        assertThat(answer.get("conflicts_detected").asInt()).isZero();
        assertThat(answer.get("new_lamport_ts")).isEqualTo(answer.get("max_lamport_ts"));
    }

    @Test
    void withoutTheProcessorAPushIsToBeSentAgain() {
        answerer.fallSilent();

        var refused = push(EMPTY_PUSH);

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(detail(refused)).contains("safe");
    }

    @Test
    void withoutTheProjectorPullsFailAndPushesGoOn() {
        projector.goAway();

        var pull = post("/sync/pull", "{'tenant_id':'" + OPEN + "','last_lamport':0}",
                "X-Tenant-ID", OPEN);

        assertThat(pull.statusCode()).isEqualTo(503);
        assertThat(pull.headers().firstValue("Retry-After")).isPresent();
        assertThat(detail(pull)).isNotEmpty();
        assertThat(push(EMPTY_PUSH).statusCode()).isEqualTo(200);
    }

    @Test
    void anUnknownConflictIsNotFound() {
        var path = "/sync/conflicts/5b0d1cf4-0a4f-4a7e-9d0c-0a6a4f1f2c11/resolve";
        var parameters = "?winner_id=" + DEVICE + "&resolved_by=" + DEVICE;

        var unknown = post(path + parameters, "", "X-Tenant-ID", OPEN);
        var bare = post(path, "", "X-Tenant-ID", OPEN);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(detail(unknown)).isEqualTo("\"Conflict not found\"");
        assertThat(bare.statusCode()).isEqualTo(422);
        assertThat(detail(bare)).contains("winner_id", "resolved_by", "query");
    }

    @Test
    void theRootSaysThatTheServiceIsThere() {
        assertThat(gateway.get("/", ADMIN).body()).contains("Agrotour Sync Engine",
                "operational");
    }
}
