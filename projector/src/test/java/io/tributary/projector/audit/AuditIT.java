package io.tributary.projector.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.projector.fixture.RunningProjector;
import io.tributary.projector.fixture.Tables;
import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.audit.AuditEntry;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.fixture.TestDatabase;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The audit in Postgres: added to, read in pages, never changed, gone when its time is over. */
@HubInfrastructure
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String READER = "tributary_reader";
    private static final String WRITER = "tributary_writer";

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final TenantId ours = new TenantId(UUID.randomUUID());
    private final TenantId theirs = new TenantId(UUID.randomUUID());
    private final List<AuditEntry> entries = IntStream.range(0, 5).mapToObj(i -> entry(ours,
            now.minusSeconds(i), i % 2 == 0 ? Action.REVOKE_TOKEN : Action.LOGIN, "n-" + i))
            .toList();
    private final AuditEntry old = entry(ours, now.minus(Duration.ofDays(100)),
            Action.REVOKE_TOKEN, "n-old");

    private KafkaFixture kafka;
    private TestDatabase database;
    private Tables tables;
    private RunningProjector projector;

    @BeforeAll
    void start(KafkaFixture broker, PostgresFixture postgres) {
        kafka = broker;
        database = postgres.createDatabase();
        tables = new Tables(database);
        projector = RunningProjector.start(kafka, database);
        entries.forEach(this::send);
        send(old);
        send(entry(theirs, now, Action.LOGIN, "n-0"));
        send(entry(null, now, Action.CREATE_TENANT, "admin-token"));
        // An entry that is written twice is there once.
        send(entries.getFirst());
        send(entry(theirs, now.plusSeconds(1), Action.LOGIN, "last"));
        await().atMost(PATIENCE).until(() -> ids(of(theirs), "").size() == 2
                && ids(of(ours), "").size() == 6 && ids("/internal/v1", "").size() == 9);
    }

    @AfterAll
    void stop() {
        projector.close();
    }

    @Test
    void aTenantsEntriesComeInPagesNewestFirstAsTheyWereWritten() {
        var newestFirst = new ArrayList<>(entries.stream().map(AuditEntry::id).toList());
        newestFirst.add(old.id());

        assertThat(ids(of(ours), "")).isEqualTo(newestFirst);
        assertThat(ids(of(ours), "&limit=2")).isEqualTo(newestFirst);
        assertThat(projector.get(of(ours) + "/audit?limit=1").body()).startsWith(
                "{\"entries\":[" + new String(Codecs.AUDIT_ENTRY.write(entries.getFirst()), UTF_8)
                        + "],\"cursor\":");
    }

    @Test
    void everyPropertyFilters() {
        var third = entries.get(2);

        assertThat(ids(of(ours), "&action=login")).containsExactly(entries.get(1).id(),
                entries.get(3).id());
        assertThat(ids(of(ours), "&who=n-2")).containsExactly(third.id());
        assertThat(ids(of(ours), "&since=" + third.at() + "&until=" + now)).containsExactly(
                entries.get(1).id(), third.id());
        assertThat(ids("/internal/v1", "&action=tenant.create")).hasSize(1);
        for (String bad : List.of("since=now", "until=x", "limit=0", "limit=1001", "after=x")) {
            assertThat(projector.get(of(ours) + "/audit?" + bad).statusCode()).as(bad)
                    .isEqualTo(400);
        }
    }

    @Test
    void anEntryUnderAnotherTenantsKeyGoesToTheDeadLetters() {
        var entry = entry(ours, now, Action.LOGIN, "elsewhere");
        kafka.send(Topics.AUDIT, theirs.toString(), Codecs.AUDIT_ENTRY.write(entry));

        kafka.awaitRecords(Topics.DEAD_LETTERS, read -> read.stream().anyMatch(
                letter -> new String(letter.value(), UTF_8).contains(entry.id().toString())));

        assertThat(ids("/internal/v1", "&who=elsewhere")).isEmpty();
    }

    @Test
    void nobodyChangesWhatWasWritten() {
        assertThatThrownBy(() -> tables.as(WRITER, "writer's", "UPDATE audit SET who = 'me'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> tables.as(WRITER, "writer's", "DELETE FROM audit"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> tables.as(WRITER, "writer's", "SELECT * FROM audit"))
                .hasMessageContaining("permission denied");
        for (String sql : List.of("UPDATE audit SET who = 'me'", "DELETE FROM audit",
                "TRUNCATE audit")) {
            assertThatThrownBy(() -> tables.asOwner(sql))
                    .hasMessageContaining("the audit is append-only");
        }
    }

    @Test
    void aReaderSeesItsTenantsEntriesAndAPersonWhoOwnsVehiclesNone() {
        var tenant = "SELECT set_config('tributary.tenant', '" + ours + "', true)";

        assertThat(tables.as(READER, "reader's", tenant, "SELECT DISTINCT tenant FROM audit"))
                .containsExactly(ours.toString());
        assertThat(tables.as(READER, "reader's", "SELECT count(*) FROM audit"))
                .containsExactly("0");
        assertThat(tables.as(READER, "reader's", tenant,
                "SELECT set_config('tributary.owner', '" + UUID.randomUUID() + "', true)",
                "SELECT count(*) FROM audit")).containsExactly("0");
    }

    @Test
    void whatIsOlderThanTheRetentionIsDropped() {
        var ancient = entry(theirs, now.minus(Duration.ofDays(150)), Action.LOGIN, "ancient");
        send(ancient);
        await().atMost(PATIENCE).until(() -> ids(of(theirs), "&who=ancient").size() == 1);

        try (var _ = RunningProjector.start(kafka, database,
                "tributary.projector.audit.retention=110d")) {
            await().atMost(PATIENCE).until(() -> ids(of(theirs), "&who=ancient").isEmpty());
        }

        assertThat(ids(of(ours), "")).hasSize(6);
    }

    private static String of(TenantId tenant) {
        return "/internal/v1/tenants/" + tenant;
    }

    /** All that the pages of a question show, in their order. */
    private List<UUID> ids(String where, String filter) {
        var ids = new ArrayList<UUID>();
        var after = "";
        boolean more;
        do {
            var answer = projector.get(where + "/audit?" + after + filter);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var page = Json.MAPPER.readTree(answer.body());
            page.get("entries").forEach(it -> ids.add(UUID.fromString(it.get("id").asString())));
            after = "after=" + page.path("cursor").asString("");
            more = page.get("hasMore").asBoolean();
        } while (more);
        return ids;
    }

    private void send(AuditEntry entry) {
        kafka.send(Topics.AUDIT, entry.key(), Codecs.AUDIT_ENTRY.write(entry));
    }

    private static AuditEntry entry(@Nullable TenantId tenant, Instant at, Action action,
            String who) {
        return new AuditEntry(UUID.randomUUID(), at, tenant,
                new Actor(Actor.Kind.NODE, who), null, action, "node/1",
                AuditEntry.Outcome.DONE, null, "127.0.0.1", "r-1", null, 1);
    }
}
