package io.tributary.gateway.canary;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the hub looks whether pushes still come through.
 *
 * @param enabled whether it does
 * @param interval between two of its own pushes, which go along the partitions in turn
 * @param answerAgeMax how long ago the latest push that was answered may have been sent; beyond it
 *        this gateway is not ready
 * @param visibleAgeMax how long ago the latest push that became visible may have been sent, beyond
 *        the time that a partition's turn takes
 */
public record CanarySettings(@DefaultValue("true") boolean enabled,
        @DefaultValue("5s") Duration interval, @DefaultValue("30s") Duration answerAgeMax,
        @DefaultValue("60s") Duration visibleAgeMax) {

    public CanarySettings {
        Positive.require("interval", interval.toMillis());
        if (answerAgeMax.compareTo(interval) <= 0 || visibleAgeMax.compareTo(interval) <= 0) {
            throw new IllegalArgumentException("answerAgeMax " + answerAgeMax
                    + " and visibleAgeMax " + visibleAgeMax + " must be more than interval "
                    + interval);
        }
    }
}
