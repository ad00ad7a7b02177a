package io.tributary.projector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.projector.fixture.LaneFeed;
import io.tributary.projector.fixture.RunningProjector;
import io.tributary.projector.fixture.Tables;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What Postgres itself refuses, whatever the projector's code would do. */
@HubInfrastructure
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowSecurityIT {
    /** The policies that ask for no tenant: the operator's lists are of all. */
    private static final String OPERATORS = "|SELECT|( SELECT (NULLIF(current_setting("
            + "'tributary.operator'::text, true), ''::text))::boolean AS \"nullif\")";

    private static final String READER = "tributary_reader";
    private static final String WRITER = "tributary_writer";

    private RunningProjector projector;
    private Tables tables;
    private LaneFeed ours;
    private LaneFeed theirs;

    @BeforeAll
    void start(KafkaFixture kafka, PostgresFixture postgres) {
        var database = postgres.createDatabase();
        int partitions = kafka.topics().settings().lanePartitions();
        tables = new Tables(database);
        ours = LaneFeed.ofNewTenant(partitions);
        theirs = LaneFeed.ofNewTenant(partitions);
        projector = RunningProjector.start(kafka, database);
        kafka.commit(ours.records(ours.push("a")));
        kafka.commit(theirs.records(theirs.push("b", "c")));
        projector.awaitHeads(ours.tenant(), Positions.of(0, 1));
        projector.awaitHeads(theirs.tenant(), Positions.of(0, 2));
    }

    @AfterAll
    void stop() {
        projector.close();
    }

    /** All that a reader may ask for, as Postgres knows it; a new table comes here by itself. */
    private List<String> readable() {
        return tables.asOwner("""
                SELECT relname FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
                   AND has_table_privilege('%s', oid, 'SELECT') ORDER BY relname
                """.formatted(READER));
    }

    @Test
    void aReaderWithoutATenantSeesNothing() {
        assertThat(readable()).contains("entities", "heads", "conflicts").allSatisfy(
                table -> assertThat(read("SELECT count(*) FROM " + table)).containsExactly("0"));
    }

    @Test
    void noTableShowsAReaderWhatIsAnotherTenants() {
        assertThat(tables.asOwner("SELECT count(DISTINCT tenant) FROM entities"))
                .doesNotContain("0", "1");
        assertThat(readable()).isNotEmpty().allSatisfy(table -> assertThat(readAs(ours.tenant(),
                "SELECT count(*) FROM " + table + " WHERE tenant <> '" + ours.tenant() + "'"))
                .containsExactly("0"));
    }

    @Test
    void everyPolicyIsARolesOwnAndAReadersAsksForTheTenantOfTheTransaction() {
        assertThat(tables.asOwner("""
                SELECT tablename, policyname FROM pg_policies WHERE 'public' = ANY (roles)
                """)).isEmpty();
        assertThat(tables.asOwner("""
                SELECT tablename, cmd, qual FROM pg_policies WHERE '%s' = ANY (roles)
                   AND NOT (permissive = 'PERMISSIVE' AND cmd = 'SELECT' AND qual LIKE '(tenant ='
                     || ' ( SELECT (NULLIF(current_setting(''tributary.tenant''::text, true)%%')
                   AND NOT (permissive = 'RESTRICTIVE' AND cmd = 'SELECT'
                     AND qual LIKE '%%NULLIF(current_setting(''tributary.owner''::text, true)%%')
                """.formatted(READER))).containsExactlyInAnyOrder("audit" + OPERATORS,
                "vehicles" + OPERATORS);
        assertThat(tables.asOwner("""
                SELECT tablename FROM pg_policies WHERE '%s' = ANY (roles)
                   AND permissive = 'PERMISSIVE' AND policyname <> 'operator' ORDER BY tablename
                """.formatted(READER))).isEqualTo(readable());
    }

    @Test
    void aReaderSeesItsTenantAlone() {
        assertThat(readAs(ours.tenant(), "SELECT DISTINCT tenant FROM entities"))
                .containsExactly(ours.tenant().toString());
        assertThat(readAs(theirs.tenant(), "SELECT count(*) FROM entities")).containsExactly("2");
        assertThat(readAs(new TenantId(UUID.randomUUID()), "SELECT count(*) FROM heads"))
                .containsExactly("0");
    }

    @Test
    void theTenantIsForgottenAtTheEndOfTheTransaction() {
        assertThat(tables.as(READER, "reader's", tenant(ours.tenant()), "COMMIT",
                "SELECT count(*) FROM entities")).containsExactly("0");
    }

    @Test
    void aReaderWritesNothingAndSeesNoPositions() {
        assertThatThrownBy(() -> readAs(ours.tenant(), "DELETE FROM entities"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> read("SELECT * FROM consumed"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void everyTableOfTheProjectorForcesRowSecurity() {
        assertThat(tables.asOwner("""
                SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class
                 WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
                   AND relname <> 'flyway_schema_history' AND NOT relispartition ORDER BY relname
                """)).containsExactly("alarms_log|t|t", "audit|t|t", "channel_config|t|t",
                "conflicts|t|t",
                "consumed|t|t", "coverage|t|t", "entities|t|t", "heads|t|t", "lamport_marks|t|t",
                "ledger_entries|t|t", "measurements|t|t", "sync_journal|t|t", "vehicles|t|t");
        assertThat(tables.asOwner("""
                SELECT relname FROM pg_class
                 WHERE relispartition AND relkind = 'r'
                   AND NOT (relrowsecurity AND relforcerowsecurity)
                """)).isEmpty();
    }

    @Test
    void theRuntimeRolesOwnNothingAndPassNothing() {
        assertThat(tables.asOwner("""
                SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles
                 WHERE rolname LIKE 'tributary\\_%' ORDER BY rolname
                """)).containsExactly(READER + "|f|f|f|f", WRITER + "|f|f|f|f");
        assertThat(tables.asOwner("""
                SELECT rolname, classid::regclass, objid FROM pg_shdepend
                  JOIN pg_roles ON pg_roles.oid = refobjid
                 WHERE refclassid = 'pg_authid'::regclass AND deptype = 'o'
                   AND rolname LIKE 'tributary\\_%'
                """)).isEmpty();
        assertThatThrownBy(() -> tables.as(WRITER, "writer's",
                "ALTER TABLE entities DISABLE ROW LEVEL SECURITY"))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> tables.as(WRITER, "writer's",
                "SELECT * FROM flyway_schema_history")).hasMessageContaining("permission denied");
    }

    private List<String> read(String sql) {
        return tables.as(READER, "reader's", sql);
    }

    private List<String> readAs(TenantId tenant, String sql) {
        return tables.as(READER, "reader's", tenant(tenant), sql);
    }

    private static String tenant(TenantId tenant) {
        return "SELECT set_config('tributary.tenant', '" + tenant + "', true)";
    }
}
