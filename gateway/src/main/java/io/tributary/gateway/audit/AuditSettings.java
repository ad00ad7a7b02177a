package io.tributary.gateway.audit;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of what is not done, or only read, is written down one by one: nobody can fill the audit
 * by being refused.
 *
 * @param alikeMax entries that are alike, of one caller, in an interval; the others are counted
 * @param alikeInterval after which their number is written, and counting begins anew
 * @param kindsMax kinds of entries that are told apart in an interval; all others count as one kind
 * @param waitingMax entries that wait to be handed to Kafka
 */
public record AuditSettings(@DefaultValue("10") int alikeMax,
        @DefaultValue("1m") Duration alikeInterval, @DefaultValue("10000") int kindsMax,
        @DefaultValue("10000") int waitingMax) {

    public AuditSettings {
        Positive.require("alikeMax", alikeMax);
        Positive.require("alikeInterval", alikeInterval.toMillis());
        Positive.require("kindsMax", kindsMax);
        Positive.require("waitingMax", waitingMax);
    }
}
