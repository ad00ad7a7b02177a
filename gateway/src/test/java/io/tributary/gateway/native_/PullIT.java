package io.tributary.gateway.native_;

import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.GatewayFixture.Caller;
import io.tributary.gateway.pull.OpenPulls;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Pulls over HTTP, woken by a real broker. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class PullIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private FakeProjector projector;
    private GatewayFixture gateway;
    private Caller caller;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                "--tributary.gateway.pull.bulk-rows=2",
                "--tributary.gateway.pull.visible-timeout=500ms",
                "--tributary.gateway.pull.token-check=200ms",
                "--tributary.gateway.pull.keep-alive=700ms");
    }

    @BeforeEach
    void freshTenant() {
        caller = gateway.caller(1);
    }

    @AfterEach
    void comeBack() {
        projector.comeBack();
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    private void show(int from, int to) {
        IntStream.rangeClosed(from, to)
                .forEach(i -> projector.show(caller.tenant(), "order", "o-" + i));
    }

    private HttpResponse<String> pull(String query, String... headers) {
        return gateway.get("/v1/pull" + query, caller.token(), headers);
    }

    private String cursorAt(int limit) {
        return json(pull("?limit=" + limit)).get("cursor").asString();
    }

    @Test
    void pagesFollowEachOtherByTheirCursors() {
        show(1, 5);

        var first = json(pull("?limit=3"));
        var second = json(pull("?limit=3&cursor=" + first.get("cursor").asString()));

        assertThat(first.get("hasMore").asBoolean()).isTrue();
        assertThat(first.get("changes").findValuesAsString("id"))
                .containsExactly("o-1", "o-2", "o-3");
        assertThat(second.get("hasMore").asBoolean()).isFalse();
        assertThat(second.get("changes").findValuesAsString("id")).containsExactly("o-4", "o-5");
    }

    @Test
    void anEmptyPageGivesTheSameCursorBack() {
        show(1, 2);
        var cursor = cursorAt(10);

        var page = json(pull("?cursor=" + cursor));

        assertThat(page.get("changes")).isEmpty();
        assertThat(page.get("cursor").asString()).isEqualTo(cursor);
    }

    @Test
    void aDamagedOrForeignCursorIsRefused() {
        show(1, 2);
        var cursor = cursorAt(10);
        var stranger = gateway.caller(1);

        var damaged = pull("?cursor=" + cursor.substring(0, cursor.length() - 2) + "AA");
        var foreign = gateway.get("/v1/pull?cursor=" + cursor, stranger.token());

        assertThat(List.of(damaged, foreign)).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).get("code").asString()).isEqualTo("CURSOR_INVALID");
        });
    }

    @Test
    void aWaitingPullIsWokenByTheNextChange() {
        show(1, 1);
        var cursor = cursorAt(10);
        var answer = CompletableFuture.supplyAsync(() -> pull("?wait=60&cursor=" + cursor));
        await().atMost(PATIENCE).until(() -> gateway.bean(OpenPulls.class).waiting().taken() == 1);

        show(2, 2);

        assertThat(json(answer.join()).get("changes").findValuesAsString("id"))
                .containsExactly("o-2");
    }

    @Test
    void aWaitThatBringsNothingEndsWithAnEmptyPage() {
        var page = pull("?wait=1");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(json(page).get("changes")).isEmpty();
    }

    @Test
    void whatIsDemandedIsWaitedFor() {
        show(1, 1);
        var cursor = cursorAt(10);

        assertThat(pull("?atLeast=" + cursor).statusCode()).isEqualTo(200);
    }

    @Test
    void whatDoesNotBecomeVisibleInTimeIsSaidSo() {
        show(1, 1);
        var behind = gateway.caller(1);
        projector.show(behind.tenant(), "order", "o-1");
        projector.show(behind.tenant(), "order", "o-2");
        var cursor = json(gateway.get("/v1/pull", behind.token())).get("cursor").asString();
        projector.forget(behind.tenant());

        var answer = gateway.get("/v1/pull?atLeast=" + cursor, behind.token());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).get("code").asString()).isEqualTo("NOT_VISIBLE_YET");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void linesEndWithWhereTheReaderStands() {
        show(1, 5);

        var lines = pull("", "Accept", "application/x-ndjson").body().lines().toList();

        assertThat(lines).hasSize(6);
        assertThat(lines.get(4)).contains("\"id\":\"o-5\"");
        assertThat(lines.getLast()).startsWith("{\"cursor\":\"").endsWith("\"hasMore\":false}");
    }

    @Test
    void linesOfAnyNumberOfPagesCome() {
        projector.showAll(caller.tenant(), "order", 1000);

        var lines = pull("", "Accept", "application/x-ndjson").body().lines().toList();

        assertThat(lines).hasSize(1001);
        assertThat(lines.get(999)).contains("\"seq\":1000,");
        assertThat(lines.getLast()).endsWith("\"hasMore\":false}");
    }

    @Test
    void linesOfAnEmptyFeedAreTheLastLineAlone() {
        assertThat(pull("", "Accept", "application/x-ndjson").body().lines()).singleElement()
                .asString().startsWith("{\"cursor\"");
    }

    @Test
    void aLimitMakesLinesOnePage() {
        show(1, 5);

        var lines = pull("?limit=3", "Accept", "application/x-ndjson").body().lines().toList();

        assertThat(lines).hasSize(4);
        assertThat(lines.getLast()).endsWith("\"hasMore\":true}");
    }

    @Test
    void aStreamGoesOnWhereItsReaderLeftIt() {
        show(1, 3);
        var cursor = cursorAt(2);

        try (var stream = open(cursor)) {
            var lines = new Lines(stream.body().iterator());
            assertThat(lines.next("id: ")).isNotEqualTo(cursor);
            assertThat(lines.next("event: ")).isEqualTo("changes");
            assertThat(lines.next("data: ")).contains("\"o-3\"").doesNotContain("\"o-2\"");
            show(4, 4);
            assertThat(lines.next("data: ")).contains("\"o-4\"").doesNotContain("\"o-3\"");
            assertThat(lines.next(": ")).isEqualTo("keep-alive");
        }
    }

    @Test
    void aStreamEndsWhenItsTokenIsRevoked() {
        try (var stream = open("")) {
            var lines = new Lines(stream.body().iterator());
            lines.next(": ");

            gateway.delete("/v1/admin/nodes/" + caller.node() + "/tokens/" + caller.tokenId(),
                    GatewayFixture.ADMIN);

            lines.readToEnd();
        }
        assertThat(pull("").statusCode()).isEqualTo(401);
    }

    @Test
    void aStreamOutlivesAnOutageOfTheProjector() {
        try (var stream = open("")) {
            var lines = new Lines(stream.body().iterator());
            lines.next(": ");
            projector.goAway();
            show(1, 1);

            projector.comeBack();

            assertThat(lines.next("data: ")).contains("\"o-1\"");
        }
    }

    @Test
    void withoutTheProjectorAPullSaysWhenToComeBack() {
        projector.goAway();

        assertThat(List.of(pull(""), pull("", "Accept", "application/x-ndjson"),
                gateway.get("/v1/entities/order/o-1", caller.token()),
                gateway.get("/v1/conflicts", caller.token()))).allSatisfy(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(json(answer).get("code").asString()).isEqualTo("UNAVAILABLE");
                    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                });
    }

    @Test
    void parametersOutOfBoundsAreRefusedByName() {
        assertThat(List.of("limit=0", "limit=10001", "wait=61", "wait=x", "echo=maybe",
                "types=a,,b", "types=1st")).allSatisfy(query -> {
                    var answer = pull("?" + query);
                    assertThat(answer.statusCode()).isEqualTo(400);
                    assertThat(json(answer).get("detail").asString())
                            .contains(query.substring(0, query.indexOf('=')));
                });
    }

    @Test
    void anEntityHasItsVersionAsTag() {
        var entity = gateway.get("/v1/entities/order/o-1", caller.token());
        var known = gateway.get("/v1/entities/order/o-1", caller.token(), "If-None-Match",
                "\"2\", \"3\"");

        assertThat(entity.statusCode()).isEqualTo(200);
        assertThat(entity.headers().firstValue("ETag")).hasValue("\"3\"");
        assertThat(known.statusCode()).isEqualTo(304);
    }

    @Test
    void anIdMayHoldAnythingThatIsEncoded() {
        var entity = gateway.get("/v1/entities/order/a%2Fb%3Bc%20%C3%A9%25", caller.token());

        assertThat(entity.body()).isEqualTo("{\"id\":\"a/b;c é%\"}");
    }

    @Test
    void anEntityThatIsNotThereIsToldFromADeletedOne() {
        assertThat(gateway.get("/v1/entities/order/absent", caller.token()).statusCode())
                .isEqualTo(404);
        var deleted = gateway.get("/v1/entities/order/deleted", caller.token());
        assertThat(deleted.statusCode()).isEqualTo(410);
        assertThat(json(deleted).get("code").asString()).isEqualTo("DELETED");
    }

    @Test
    void conflictsArePassedOn() {
        assertThat(gateway.get("/v1/conflicts", caller.token()).body())
                .isEqualTo("{\"conflicts\":[],\"hasMore\":false}");
        assertThat(gateway.get("/v1/conflicts/" + caller.node(), caller.token()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNodeLearnsWhoItIs() {
        var node = json(gateway.get("/v1/node", caller.token()));

        assertThat(node.get("id").asString()).isEqualTo(caller.node().toString());
        assertThat(node.get("code").asString()).isEqualTo("till-1");
    }

    private HttpResponseLines open(String cursor) {
        return new HttpResponseLines(gateway.open("/v1/pull", caller.token(), "Accept",
                "text/event-stream", "Last-Event-ID", cursor));
    }

    /** A stream that is closed with the test. */
    private record HttpResponseLines(HttpResponse<Stream<String>> response)
            implements
                AutoCloseable {
        Stream<String> body() {
            return response.body();
        }

        @Override
        public void close() {
            response.body().close();
        }
    }

    /** The lines of a stream, read by what they begin with. */
    private record Lines(Iterator<String> lines) {
        String next(String prefix) {
            while (true) {
                var line = lines.next();
                if (line.startsWith(prefix)) {
                    return line.substring(prefix.length());
                }
            }
        }

        void readToEnd() {
            lines.forEachRemaining(_ -> {});
        }
    }
}
