package io.tributary.gateway.access;

import io.tributary.gateway.http.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What tokens there may be, and how long they hold.
 *
 * @param liveTokensMax tokens of a node that are neither revoked nor expired
 * @param rotationOverlap how long a token holds after another took its place, unless the request
 *        says otherwise
 * @param pullTokenLife how long a token holds that only pulls
 * @param useInterval how often is written down when tokens were last used
 * @param issuer of tokens that come from elsewhere
 */
public record AccessSettings(@DefaultValue("3") int liveTokensMax,
        @DefaultValue("24h") Duration rotationOverlap,
        @DefaultValue("5m") Duration pullTokenLife,
        @DefaultValue("15m") Duration useInterval, @DefaultValue IssuerSettings issuer) {

    public AccessSettings {
        Positive.require("liveTokensMax", liveTokensMax);
        Positive.require("rotationOverlap", rotationOverlap.toMillis());
        Positive.require("pullTokenLife", pullTokenLife.toSeconds());
        Positive.require("useInterval", useInterval.toMillis());
    }
}
