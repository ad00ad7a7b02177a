package io.tributary.projector.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Pages of the feed over HTTP. */
@HubInfrastructure
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesIT {
    private static final NodeId DESKTOP = new NodeId(new UUID(0, 7));
    private static final NodeId PHONE = new NodeId(new UUID(0, 8));

    private KafkaFixture kafka;
    private RunningProjector projector;
    private int partitions;

    @BeforeAll
    void start(KafkaFixture kafka, PostgresFixture postgres) {
        this.kafka = kafka;
        this.partitions = kafka.topics().settings().lanePartitions();
        this.projector = RunningProjector.start(kafka, postgres.createDatabase(),
                "tributary.projector.pull.scan-rows-max=10");
    }

    @AfterAll
    void stop() {
        projector.close();
    }

    @Test
    void aPageEndsBetweenPushes() {
        var feed = visible(push(3), push(3), push(3));

        var page = projector.page(feed.tenant(), "limit=8");

        assertThat(page.headers().firstValue("Tributary-Count")).hasValue("6");
        assertThat(page.headers().firstValue("Tributary-Positions")).hasValue("0:6");
        assertThat(page.headers().firstValue("Tributary-More")).hasValue("true");
        assertThat(page.headers().firstValue("Tributary-Heads")).hasValue("0:9");
    }

    @Test
    void aPushLargerThanThePageComesInParts() {
        var feed = visible(push(25));

        assertThat(walk(feed, "limit=10")).hasSize(25);
    }

    @Test
    void thePageIsBoundedByBytes() {
        var feed = visible(push(1), push(1), push(1), push(1));

        var page = projector.page(feed.tenant(), "bytes=300");

        assertThat(page.body()).hasSizeLessThan(400);
        assertThat(page.headers().firstValue("Tributary-More")).hasValue("true");
        assertThat(walk(feed, "bytes=1")).hasSize(4);
    }

    @Test
    void aFilterMovesTheReaderToTheHeadAndNeverStops() {
        var feed = LaneFeed.ofNewTenant(partitions);
        var all = new ArrayList<Change>();
        for (int i = 0; i < 12; i++) {
            all.addAll(feed.push(i % 2 == 0 ? DESKTOP : PHONE, i == 11 ? "rare" : "thing",
                    List.of("a" + i, "b" + i, "c" + i), Document.EMPTY));
        }
        show(feed, all);

        assertThat(walk(feed, "types=rare")).hasSize(3);
        assertThat(walk(feed, "types=rare,thing&except=" + DESKTOP)).hasSize(18);
        assertThat(walk(feed, "types=none")).isEmpty();
        var page = projector.page(feed.tenant(), "types=none&after=0:30");
        assertThat(page.headers().firstValue("Tributary-Positions")).hasValue("0:36");
        assertThat(page.headers().firstValue("Tributary-More")).hasValue("false");
    }

    @Test
    void whatIsLaterThanALogicalTimeIsFoundInItsOrder() {
        var feed = LaneFeed.ofNewTenant(partitions);
        var all = new ArrayList<Change>();
        for (int push = 0; push < 26; push++) {
            var ids = IntStream.range(push * 100, push * 100 + 100).mapToObj(i -> "id-" + i)
                    .toList();
            all.addAll(feed.push(DESKTOP, push == 24 ? "rare" : "thing", ids, Document.EMPTY));
        }
        show(feed, all);

        var page = projector.page(feed.tenant(), "afterLamport=2598&limit=1&after=0:2500");

        assertThat(page.body()).isEqualTo(json(all.get(2598)));
        assertThat(page.headers().firstValue("Tributary-More")).hasValue("true");
        assertThat(page.headers().firstValue("Tributary-Lamport")).hasValue("2600");
        assertThat(walk(feed, "afterLamport=999")).containsExactlyElementsOf(
                all.subList(999, 2600).stream().map(PagesIT::json).toList());
        assertThat(walk(feed, "afterLamport=1550&types=rare&limit=30")).hasSize(100);
        assertThat(walk(feed, "afterLamport=2600")).isEmpty();
        assertThat(projector.page(feed.tenant(), "afterLamport=-1").statusCode()).isEqualTo(400);
    }

    @Test
    void theHubsOwnTypesAreShownToWhoNamesThem() {
        var feed = LaneFeed.ofNewTenant(partitions);
        var all = new ArrayList<>(feed.push(DESKTOP, "thing", List.of("a"), Document.EMPTY));
        all.addAll(feed.push(DESKTOP, "tributary.state", List.of("a", "b"), Document.EMPTY));
        show(feed, all);

        assertThat(walk(feed, "limit=10")).hasSize(1);
        assertThat(walk(feed, "types=tributary.state")).hasSize(2);
    }

    @Test
    void severalEntitiesAreReadAtOnce() {
        var feed = LaneFeed.ofNewTenant(partitions);
        var put = feed.push("a", "b", "c");
        show(feed, put);

        var some = entities(feed, "{\"entities\":[{\"type\":\"thing\",\"id\":\"c\"},"
                + "{\"type\":\"thing\",\"id\":\"a\"},{\"type\":\"thing\",\"id\":\"z\"}]}");

        assertThat(some.body().lines())
                .containsExactlyInAnyOrder(json(put.get(0)), json(put.get(2)));
        assertThat(entities(feed, "{\"entities\":[]}").body()).isEmpty();
        var tooMany = IntStream.range(0, 51)
                .mapToObj(i -> "{\"type\":\"thing\",\"id\":\"" + i + "\"}")
                .collect(Collectors.joining(",", "{\"entities\":[", "]}"));
        for (String bad : List.of("", "{", "{\"entities\":[{}]}", tooMany)) {
            assertThat(entities(feed, bad).statusCode()).isEqualTo(400);
        }
    }

    private HttpResponse<String> entities(LaneFeed feed, String body) {
        return projector.send(HttpRequest
                .newBuilder(projector.uri("/internal/v1/tenants/" + feed.tenant() + "/entities"))
                .header("Authorization", "Bearer " + RunningProjector.TOKEN)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    @Test
    void lanesShareAPage() {
        var tenant = new TenantId(UUID.randomUUID());
        var lanes = IntStream.range(0, 4)
                .mapToObj(lane -> new LaneFeed(new LaneKey(tenant, lane), partitions)).toList();
        lanes.forEach(lane -> show(lane, IntStream.range(0, lane.lane().lane() == 0 ? 50 : 4)
                .mapToObj(i -> lane.push("lane-" + lane.lane().lane() + "-" + i))
                .flatMap(List::stream).toList()));

        var page = projector.page(tenant, "limit=20");

        assertThat(RunningProjector.positions(page, "Tributary-Positions"))
                .isEqualTo(Positions.parse("0:8,1:4,2:4,3:4"));
        assertThat(page.headers().firstValue("Tributary-Count")).hasValue("20");
        assertThat(walk(lanes.getFirst(), "limit=7")).hasSize(62).doesNotHaveDuplicates();
        assertThat(walk(lanes.getFirst(), "limit=2")).hasSize(62).doesNotHaveDuplicates();
    }

    @Test
    void namesAndValuesComeBackAsTheyWere() {
        var feed = LaneFeed.ofNewTenant(partitions);
        var odd = List.of("ä/ö ß", "日本 🚲", "\"'\\{},%;--", "..", "a\u00a0b", "NULL");
        var document = new Document(Map.of("nul", "\u0000", "tab", "\t\u001f", "big",
                "x".repeat(200_000), "quote", "\"\\"));
        var push = feed.push(DESKTOP, "odd.type-x_1", odd, document);
        show(feed, push);

        assertThat(walk(feed, "bytes=500000"))
                .containsExactlyElementsOf(push.stream().map(PagesIT::json).toList());
        for (Change change : push) {
            var entity = projector.get("/internal/v1/tenants/" + feed.tenant()
                    + "/entities/odd.type-x_1/" + encoded(change.entity().id()));
            assertThat(entity.statusCode()).isEqualTo(200);
            assertThat(entity.body()).isEqualTo(json(change));
            assertThat(entity.headers().firstValue("Tributary-Version")).hasValue("1");
        }
    }

    @Test
    void aDeletedEntitySaysSoAndAnUnknownOneIsNotFound() {
        var feed = LaneFeed.ofNewTenant(partitions);
        feed.push("a");
        show(feed, feed.push(DESKTOP, "thing", List.of("a"), null));

        var deleted = projector.get("/internal/v1/tenants/" + feed.tenant() + "/entities/thing/a");
        var unknown = projector.get("/internal/v1/tenants/" + feed.tenant() + "/entities/thing/b");

        assertThat(deleted.headers().firstValue("Tributary-Deleted")).hasValue("true");
        assertThat(deleted.headers().firstValue("Tributary-Version")).hasValue("2");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"code\":\"NOT_FOUND\"");
    }

    @Test
    void aReaderAheadOfARebuiltPostgresKeepsItsPlace() {
        var feed = visible(push(3));

        var page = projector.page(feed.tenant(), "after=0:50");

        assertThat(page.body()).isEmpty();
        assertThat(page.headers().firstValue("Tributary-Positions")).hasValue("0:50");
        assertThat(page.headers().firstValue("Tributary-More")).hasValue("false");
    }

    @Test
    void whatIsWrongIsRefusedByName() {
        var tenant = new TenantId(UUID.randomUUID());
        for (String query : List.of("after=x", "limit=0", "limit=10001", "bytes=-1",
                "except=me", "separator=dot")) {
            var refused = projector.page(tenant, query);

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("\"code\":\"INVALID_REQUEST\"",
                    query.substring(0, query.indexOf('=')));
        }
        assertThat(projector.get("/internal/v1/tenants/x/changes").statusCode()).isEqualTo(400);
    }

    @Test
    void onlyTheGatewaysTokenIsLetIn() {
        var uri = projector.uri("/internal/v1/tenants/" + UUID.randomUUID() + "/changes");

        assertThat(projector.send(HttpRequest.newBuilder(uri).build()).statusCode())
                .isEqualTo(401);
        assertThat(projector.send(HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer let-me-in!").build()).statusCode())
                .isEqualTo(401);
    }

    private LaneFeed visible(int... pushes) {
        var feed = LaneFeed.ofNewTenant(partitions);
        var changes = new ArrayList<Change>();
        for (int rows : pushes) {
            changes.addAll(feed.push(IntStream.range(0, rows)
                    .mapToObj(_ -> UUID.randomUUID().toString()).toArray(String[]::new)));
        }
        show(feed, changes);
        return feed;
    }

    private static int push(int rows) {
        return rows;
    }

    private void show(LaneFeed feed, List<Change> changes) {
        kafka.commit(feed.records(changes));
        projector.awaitHeads(feed.tenant(), Positions.of(feed.lane().lane(), feed.seq()));
    }

    /** All pages to the end: each change as text. */
    private List<String> walk(LaneFeed feed, String query) {
        var changes = new ArrayList<String>();
        HttpResponse<String> page;
        var after = "";
        do {
            page = projector.page(feed.tenant(), query + "&separator=newline&after=" + after);
            assertThat(page.statusCode()).isEqualTo(200);
            changes.addAll(page.body().isEmpty() ? List.of() : List.of(page.body().split("\n")));
            after = page.headers().firstValue("Tributary-Positions").orElseThrow();
        } while (page.headers().firstValue("Tributary-More").orElseThrow().equals("true"));
        return changes;
    }

    private static String json(Change change) {
        return new String(ChangeCodec.write(change), UTF_8);
    }

    private static String encoded(String id) {
        return Stream.of(URLEncoder.encode(id, UTF_8)).map(text -> text.replace("+", "%20"))
                .map(text -> text.replace(".", "%2E")).findFirst().orElseThrow();
    }
}
