package io.tributary.projector.pull;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.conflict.Settled;
import io.tributary.schemas.conflict.Settlement;
import io.tributary.schemas.conflict.Side;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.Document;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Conflicts over HTTP. */
@HubInfrastructure
class ConflictsIT {
    private static final Instant TIME = Instant.parse("2026-05-04T03:02:01.123456Z");

    private final TenantId tenant = new TenantId(UUID.randomUUID());

    @Test
    void conflictsAreFoundNewestFirstAndInTheirLatestState(KafkaFixture kafka,
            PostgresFixture postgres) {
        var conflicts = IntStream.range(0, 5).mapToObj(this::pending).toList();
        var settled = settled(conflicts.get(3));
        try (var projector = RunningProjector.start(kafka, postgres.createDatabase())) {
            conflicts.forEach(conflict -> send(kafka, conflict));
            send(kafka, settled);
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> ids(projector, "status=RESOLVED_MANUAL").size() == 1);

            assertThat(ids(projector, "")).containsExactlyElementsOf(
                    conflicts.reversed().stream().map(Conflict::id).toList());
            assertThat(ids(projector, "limit=2")).hasSize(5).doesNotHaveDuplicates();
            assertThat(ids(projector, "status=pending")).hasSize(4)
                    .doesNotContain(settled.id());
            assertThat(ids(projector, "types=other,thing&id=id-2"))
                    .containsExactly(conflicts.get(2).id());
            assertThat(ids(projector, "types=other")).isEmpty();

            var one = projector.get(path() + "/" + settled.id());
            assertThat(one.body())
                    .isEqualTo(new String(Codecs.CONFLICT.write(settled), UTF_8));
            assertThat(projector.get(path() + "/" + UUID.randomUUID()).statusCode())
                    .isEqualTo(404);
            assertThat(projector.get(path() + "?after=nowhere").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void everyPropertyFilters(KafkaFixture kafka, PostgresFixture postgres) {
        var conflicts = IntStream.range(0, 5).mapToObj(this::pending).toList();
        try (var projector = RunningProjector.start(kafka, postgres.createDatabase(),
                "tributary.projector.conflicts-interval=200ms")) {
            conflicts.forEach(conflict -> send(kafka, conflict));
            await().atMost(Duration.ofMinutes(3)).until(() -> ids(projector, "").size() == 5);
            var all = conflicts.stream().map(Conflict::id).toList();

            // Those of other tests are in the same topic.
            await().atMost(Duration.ofSeconds(60)).until(() -> Stream.of("hour", "day", "week",
                    "older").mapToDouble(age -> open(projector, age)).sum() >= 5);
            assertThat(Json.MAPPER.readTree(projector.get("/internal/v1/conflicts").body())
                    .get("tenants").valueStream().map(JsonNode::toString)).contains(
                            "{\"tenantId\":\"%s\",\"open\":5,\"oldestAt\":\"%s\"}"
                                    .formatted(tenant, TIME));
            assertThat(projector.get("/internal/v1/conflicts?limit=0").statusCode())
                    .isEqualTo(400);
            assertThat(ids(projector, "order=oldest&limit=2")).containsExactlyElementsOf(all);
            assertThat(ids(projector, "rule=manual&tier=3")).hasSize(5);
            assertThat(ids(projector, "rule=other")).isEmpty();
            assertThat(ids(projector, "tier=1")).isEmpty();
            assertThat(ids(projector, "node=" + new UUID(0, 1))).hasSize(5);
            assertThat(ids(projector, "node=" + new UUID(0, 2))).isEmpty();
            assertThat(ids(projector, "order=oldest&since=" + TIME.plusSeconds(1) + "&until="
                    + TIME.plusSeconds(3))).containsExactly(all.get(1), all.get(2));
            for (String bad : List.of("tier=4", "node=x", "since=now", "order=up", "status=x")) {
                assertThat(projector.get(path() + "?" + bad).statusCode()).isEqualTo(400);
            }
        }
    }

    @Test
    void aSettledConflictIsNeverShownAsPendingAgain(KafkaFixture kafka,
            PostgresFixture postgres) {
        var open = pending(0);
        var later = pending(1);
        try (var projector = RunningProjector.start(kafka, postgres.createDatabase())) {
            send(kafka, settledAt(open, TIME.plusSeconds(9)));
            send(kafka, open);
            send(kafka, later);
            await().atMost(Duration.ofMinutes(3)).until(() -> ids(projector, "").size() == 2);

            assertThat(ids(projector, "status=pending")).containsExactly(later.id());
        }
    }

    @Test
    void aLargeSideIsGivenByReferenceInLists(KafkaFixture kafka, PostgresFixture postgres) {
        var small = pending(0);
        var large = with(small, new Document(Map.of("photo", "x".repeat(20_000))));
        try (var projector = RunningProjector.start(kafka, postgres.createDatabase())) {
            send(kafka, large);
            await().atMost(Duration.ofMinutes(3)).until(() -> ids(projector, "").size() == 1);

            JsonNode shown = Json.MAPPER.readTree(projector.get(path()).body())
                    .at("/conflicts/0");
            assertThat(shown.at("/incoming/data").isMissingNode()).isTrue();
            assertThat(shown.at("/incoming/dataRef/bytes").asInt()).isEqualTo(20_012);
            assertThat(shown.at("/incoming/dataRef/href").asString())
                    .isEqualTo("/v1/conflicts/" + large.id());
            assertThat(shown.at("/current/data").isObject()).isTrue();
            var whole = new String(Codecs.CONFLICT.write(large), UTF_8);
            assertThat(projector.get(path() + "/" + large.id()).body()).isEqualTo(whole);
            assertThat(projector.get(path() + "?whole=true").body()).contains(whole);
        }
    }

    private static double open(RunningProjector projector, String age) {
        return projector.bean(MeterRegistry.class).get("tributary.projector.conflicts.open")
                .tag("age", age).gauge().value();
    }

    private static Conflict with(Conflict open, Document incoming) {
        return new Conflict(open.id(), open.lane(), open.entity(), open.current(),
                new Side(Side.Kind.DOCUMENT, incoming, 1L, open.incoming().node(), TIME, null),
                open.tier(), open.rule(), open.status(), open.winner(), open.push(),
                open.detectedAt(), null);
    }

    private static Conflict settledAt(Conflict open, Instant at) {
        return new Conflict(open.id(), open.lane(), open.entity(), open.current(),
                open.incoming(), open.tier(), open.rule(), Conflict.Status.RESOLVED_MANUAL,
                Conflict.Winner.CURRENT, open.push(), open.detectedAt(),
                new Settled(new Settlement(new Settlement.Keep(), "ann", null),
                        open.current().node(), UUID.randomUUID(), 1, at));
    }

    private void send(KafkaFixture kafka, Conflict conflict) {
        kafka.send(Topics.CONFLICTS, conflict.lane().toString(),
                Codecs.CONFLICT.write(conflict));
    }

    /** All pages to the end. */
    private List<UUID> ids(RunningProjector projector, String query) {
        var ids = new ArrayList<UUID>();
        var next = "";
        do {
            JsonNode page = Json.MAPPER
                    .readTree(projector.get(path() + "?" + query + next).body());
            page.get("conflicts").forEach(
                    conflict -> ids.add(UUID.fromString(conflict.get("id").asString())));
            next = page.get("hasMore").asBoolean()
                    ? "&after=" + page.get("cursor").asString()
                    : "";
        } while (!next.isEmpty());
        return ids;
    }

    private String path() {
        return "/internal/v1/tenants/" + tenant + "/conflicts";
    }

    private Conflict pending(int number) {
        var node = new NodeId(new UUID(0, 1));
        var side = new Side(Side.Kind.DOCUMENT, Document.EMPTY, 1L, node, TIME, null);
        return new Conflict(UUID.randomUUID(), new LaneKey(tenant, 0),
                new EntityRef("thing", "id-" + number), side, side, 3, "manual",
                Conflict.Status.PENDING, Conflict.Winner.CURRENT, UUID.randomUUID(),
                TIME.plusSeconds(number), null);
    }

    private static Conflict settled(Conflict open) {
        return new Conflict(open.id(), open.lane(), open.entity(), open.current(),
                open.incoming(), open.tier(), open.rule(), Conflict.Status.RESOLVED_MANUAL,
                Conflict.Winner.INCOMING, open.push(), open.detectedAt(), null);
    }
}
