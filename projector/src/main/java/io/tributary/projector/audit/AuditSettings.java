package io.tributary.projector.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit is kept.
 *
 * @param retention how long its entries are kept; whole months are dropped. Longer than the topic's
 *        it outlives no rebuild
 */
public record AuditSettings(@DefaultValue("400d") Duration retention) {
    public AuditSettings {
        if (!retention.isPositive()) {
            throw new IllegalArgumentException(
                    "audit.retention must be longer than nothing: " + retention);
        }
    }
}
