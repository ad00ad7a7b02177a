package io.tributary.projector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.projector.telemetry.TelemetrySettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/** What is set when nobody sets anything, and what can't be set. */
class ProjectorSettingsTest {
    private static final Map<String, String> SECRETS = Map.of(
            "tributary.projector.access-token", "token",
            "tributary.projector.postgres.writer-password", "writer",
            "tributary.projector.postgres.reader-password", "reader");

    @Test
    void theDefaultsAreThoseOfTheReadme() {
        var settings = bound(Map.of());

        assertThat(settings.kafkaTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.conflictsInterval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.postgres().url())
                .isEqualTo("r2dbc:postgresql://localhost:5432/tributary");
        assertThat(settings.postgres().manageRoles()).isTrue();
        assertThat(settings.postgres().connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        var consume = settings.consume();
        assertThat(consume.groupId()).isEqualTo("tributary-projector");
        assertThat(consume.threads()).isEqualTo(2);
        assertThat(consume.batchRowsMax()).isEqualTo(5000);
        assertThat(consume.batchBytesMax()).isEqualTo(DataSize.ofMegabytes(8));
        assertThat(consume.conflictSideMax()).isEqualTo(DataSize.ofKilobytes(16));
        assertThat(consume.pollWait()).isEqualTo(Duration.ofMillis(500));
        assertThat(consume.writeTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(consume.retryDelay()).isEqualTo(Duration.ofMillis(100));
        assertThat(consume.retryDelayMax()).isEqualTo(Duration.ofSeconds(5));
        assertThat(consume.stallTimeout()).isEqualTo(Duration.ofSeconds(90));
        assertThat(consume.stopTimeout()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.telemetry()).isEqualTo(new TelemetrySettings(
                "tributary-projector-telemetry", 2, 20_000, Duration.ofDays(400),
                Duration.ofDays(30), 2, 3, Duration.ofHours(1), Duration.ofMinutes(2)));
        assertThat(settings.audit().retention()).isEqualTo(Duration.ofDays(400));
        var pull = settings.pull();
        assertThat(pull.rowsMax()).isEqualTo(10_000);
        assertThat(pull.bytesMax()).isEqualTo(DataSize.ofMegabytes(8));
        assertThat(pull.scanRowsMax()).isEqualTo(1_000_000);
        assertThat(pull.entitiesMax()).isEqualTo(50);
        assertThat(pull.connectionsMax()).isEqualTo(10);
        assertThat(pull.acquireTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(pull.waitingMax()).isEqualTo(200);
        assertThat(pull.statementTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(pull.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @CsvSource({"access-token,''", "postgres.writer-password,''", "postgres.reader-password,''",
            "consume.threads,0", "consume.threads,65", "consume.batch-rows-max,0",
            "consume.batch-bytes-max,1GB", "consume.conflict-side-max,2MB",
            "consume.retry-delay,0s", "consume.stall-timeout,30s", "conflicts-interval,0s",
            "consume.retry-delay,1m",
            "pull.rows-max,0", "pull.rows-max,100001", "pull.bytes-max,1B",
            "pull.scan-rows-max,0", "pull.entities-max,0", "pull.connections-max,0",
            "pull.waiting-max,0", "telemetry.threads,0", "telemetry.statement-rows-max,0",
            "telemetry.measurement-retention,0s", "telemetry.journal-retention,-1d",
            "telemetry.months-ahead,25", "telemetry.days-ahead,0", "telemetry.upkeep-interval,0s",
            "telemetry.online-within,0s", "audit.retention,0s"})
    void whatCanNotWorkIsRefusedAtTheStart(String name, String value) {
        assertThatThrownBy(() -> bound(Map.of("tributary.projector." + name, value)))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(bound(Map.of()).toString()).doesNotContain("token", "writer", "reader");
    }

    private static ProjectorSettings bound(Map<String, String> properties) {
        var all = new HashMap<>(SECRETS);
        all.putAll(properties);
        return new Binder(new MapConfigurationPropertySource(all))
                .bind("tributary.projector", ProjectorSettings.class).get();
    }
}
