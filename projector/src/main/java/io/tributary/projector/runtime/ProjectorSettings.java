package io.tributary.projector.runtime;

import io.tributary.projector.audit.AuditSettings;
import io.tributary.projector.consume.ConsumeSettings;
import io.tributary.projector.pull.PullSettings;
import io.tributary.projector.telemetry.TelemetrySettings;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The projector's settings.
 *
 * @param accessToken what the gateway must show to pull
 * @param kafkaTimeout how long to wait for the brokers at the start
 * @param conflictsInterval how often the open conflicts are counted
 */
@ConfigurationProperties("tributary.projector")
public record ProjectorSettings(@DefaultValue("") String accessToken,
        @DefaultValue("30s") Duration kafkaTimeout,
        @DefaultValue("30s") Duration conflictsInterval, @DefaultValue PostgresSettings postgres,
        @DefaultValue ConsumeSettings consume, @DefaultValue TelemetrySettings telemetry,
        @DefaultValue PullSettings pull, @DefaultValue AuditSettings audit) {

    public ProjectorSettings {
        if (accessToken.isBlank()) {
            throw new IllegalArgumentException("tributary.projector.access-token must be set");
        }
        if (conflictsInterval.toMillis() <= 0) {
            throw new IllegalArgumentException(
                    "tributary.projector.conflicts-interval must be positive: "
                            + conflictsInterval);
        }
    }

    @Override
    public String toString() {
        return "ProjectorSettings[postgres=" + postgres + "]";
    }
}
