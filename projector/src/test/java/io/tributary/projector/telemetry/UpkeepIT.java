package io.tributary.projector.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.projector.fixture.RunningProjector;
import io.tributary.projector.fixture.Tables;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Partitions come ahead of their time and go when it is over. */
@HubInfrastructure
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpkeepIT {
    private static final String WRITER = "tributary_writer";
    private static final String READER = "tributary_reader";

    private RunningProjector projector;
    private Tables tables;

    @BeforeAll
    void start(KafkaFixture kafka, PostgresFixture postgres) {
        var database = postgres.createDatabase();
        tables = new Tables(database);
        projector = RunningProjector.start(kafka, database);
        await().atMost(Duration.ofMinutes(3)).until(() -> partitions("sync_journal").size() == 4
                && partitions("measurements").size() == 3);
    }

    @AfterAll
    void stop() {
        projector.close();
    }

    @Test
    void theNextMonthsAreThereBeforeTheyBegin() {
        assertThat(tables.asOwner("""
                SELECT to_regclass('measurements_' || to_char(
                           date_trunc('month', now() AT TIME ZONE 'UTC' + n * interval '1 month'),
                           'YYYYMMDD')) IS NOT NULL
                  FROM generate_series(0, 2) AS n
                """)).containsExactly("t", "t", "t");
    }

    @Test
    void aPartitionIsMadeOnceAndDroppedWhenItsTimeIsOver() {
        assertThat(writer("SELECT provide_partition('measurements', 'month', '2001-02-28')"))
                .containsExactly("t");
        assertThat(writer("SELECT provide_partition('measurements', 'month', '2001-02-01')"))
                .containsExactly("f");

        assertThat(writer("SELECT drop_partitions('measurements', '2001-02-28')"))
                .containsExactly("0");
        assertThat(partitions("measurements")).contains("measurements_20010201");
        assertThat(writer("SELECT drop_partitions('measurements', '2001-03-02')"))
                .containsExactly("1");
        assertThat(partitions("measurements")).doesNotContain("measurements_20010201")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void onlyTheWriterMakesPartitionsAndNobodyOfOtherTables() {
        assertThatThrownBy(() -> tables.as(READER, "reader's",
                "SELECT drop_partitions('measurements', 'infinity')"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> writer("SELECT drop_partitions('entities', 'infinity')"))
                .hasMessageContaining("no partitions of entities");
        assertThatThrownBy(() -> writer("SELECT provide_partition('measurements', 'day', now())"))
                .hasMessageContaining("no partitions of measurements by day");
    }

    @Test
    void aPartitionItselfIsNobodys() {
        var partition = partitions("measurements").getFirst();

        assertThatThrownBy(() -> tables.as(READER, "reader's", "SELECT * FROM " + partition))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> writer("SELECT * FROM " + partition))
                .hasMessageContaining("permission denied");
    }

    private List<String> writer(String sql) {
        return tables.as(WRITER, "writer's", sql);
    }

    private List<String> partitions(String table) {
        return tables.asOwner("SELECT relname FROM pg_inherits JOIN pg_class ON oid = inhrelid"
                + " WHERE inhparent = '" + table + "'::regclass ORDER BY relname");
    }
}
