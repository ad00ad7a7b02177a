package io.tributary.bench.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.PostgresFixture;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@HubInfrastructure
class LimitsIT {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String RECORD = "x".repeat(300);

    @Test
    void producerWritesToATopicOfItsOwnWhichIsGoneAfterwards(KafkaFixture kafka)
            throws InterruptedException, ExecutionException {
        var rate = new KafkaLimit(kafka.bootstrapServers(), 2).measure("scratch",
                RECORD.getBytes(StandardCharsets.UTF_8), SHORT);

        assertThat(rate.perSecond()).isPositive();
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            Awaitility.await().atMost(Duration.ofMinutes(3))
                    .until(() -> !admin.listTopics().names().get().contains("scratch"));
        }
    }

    @Test
    void upsertWritesToATableOfItsOwnWhichIsGoneAfterwards(PostgresFixture postgres)
            throws SQLException {
        var database = postgres.createDatabase();

        var rate = new PostgresLimit(database.r2dbcUrl(), database.user(), database.password(),
                "scratch", 100)
                .measure(RECORD, SHORT).blockOptional();

        assertThat(rate).hasValueSatisfying(it -> {
            assertThat(it.count()).isPositive().matches(count -> count % 100 == 0);
            assertThat(it.perSecond()).isPositive();
        });
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(),
                database.password());
                var tables = connection.getMetaData().getTables(null, null, "scratch", null)) {
            assertThat(tables.next()).isFalse();
        }
    }
}
