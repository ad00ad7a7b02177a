package io.tributary.gateway.runtime;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the gateway answers to what no route expects, and what it shows to its operator. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class EdgeIT {
    private FakeProjector projector;
    private GatewayFixture gateway;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url());
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        var problem = json(answer);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.propertyNames()).contains("type", "title", "detail");
    }

    @Test
    void anUnknownPathIsNotFound() {
        assertProblem(gateway.get("/v1/nothing", ADMIN), 404, "NOT_FOUND");
    }

    @Test
    void anotherMethodIsRefusedWithThoseThatAre() {
        var answer = gateway.get("/v1/push", ADMIN);

        assertProblem(answer, 405, "METHOD_NOT_ALLOWED");
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void anotherMediaTypeIsNotAcceptable() {
        var caller = gateway.caller(1);

        assertProblem(gateway.get("/v1/node", caller.token(), "Accept", "text/html"), 406,
                "NOT_ACCEPTABLE");
        assertProblem(gateway.get("/v1/pull", caller.token(), "Accept", "text/html"), 406,
                "NOT_ACCEPTABLE");
    }

    @Test
    void aLongUrlOrHeaderIsTooLarge() {
        assertProblem(gateway.get("/v1/pull?cursor=" + "a".repeat(9000), ADMIN), 431,
                "HEADERS_TOO_LARGE");
        assertProblem(gateway.get("/v1/pull", ADMIN, "X-Long", "a".repeat(17_000)), 431,
                "HEADERS_TOO_LARGE");
    }

    @Test
    void withoutATokenTheCallerLearnsWhichScheme() {
        var answer = gateway.send(HttpRequest.newBuilder(
                URI.create("http://localhost:" + gateway.port() + "/v1/push"))
                .POST(BodyPublishers.ofString("{}")).build());

        assertProblem(answer, 401, "UNAUTHENTICATED");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    }

    @Test
    void aConnectionGoesOnAfterARequestThatCameBeforeTheAnswerToTheLast() throws IOException {
        var token = gateway.caller(1).token();
        try (var socket = new Socket("localhost", gateway.port())) {
            socket.setSoTimeout(60_000);
            var input = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            for (int round = 0; round < 3; round++) {
                // The first waits for the projector; the second is answered on the spot.
                socket.getOutputStream().write((get("/v1/conflicts", token)
                        + get("/v1/node", token)).getBytes(UTF_8));
                assertThat(statusOf(input)).isEqualTo("HTTP/1.1 200 OK");
                assertThat(statusOf(input)).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    private static String get(String path, String token) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                + "\r\n\r\n";
    }

    private static String statusOf(BufferedReader input) throws IOException {
        while (true) {
            var line = String.valueOf(input.readLine());
            int at = line.indexOf("HTTP/1.1 ");
            if (at >= 0) {
                // A body without a line end stands before the next answer.
                return line.substring(at);
            }
            assertThat(line).isNotEqualTo("null");
        }
    }

    @Test
    void theGatewayIsReadyWhenItHasReadItsTopics() {
        var readiness = management("/actuator/health/readiness");

        assertThat(readiness.statusCode()).isEqualTo(200);
        assertThat(json(readiness).at("/components/gateway/details/registry").asBoolean())
                .isTrue();
    }

    @Test
    void itsMetricsHaveTheirNames() {
        var caller = gateway.caller(1);
        gateway.get("/v1/pushes/any", caller.token());

        assertThat(management("/actuator/prometheus").body()).contains(
                "tributary_gateway_push_seconds_count", "tributary_gateway_push_waiting",
                "tributary_gateway_push_in_flight_bytes", "tributary_gateway_push_shed_total",
                "tributary_gateway_pull_open", "tributary_gateway_connections");
    }

    @Test
    void theDocumentsNeedNoOtherHost() {
        var page = gateway.get("/docs", ADMIN);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("http:", "https:", "//");
        for (var file : new String[]{"swagger-ui.css", "swagger-ui-bundle.js", "docs.js"}) {
            assertThat(gateway.get("/docs/" + file, ADMIN).statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> management(String path) {
        return gateway.send(HttpRequest.newBuilder(
                URI.create("http://localhost:" + gateway.managementPort() + path)).build());
    }
}
