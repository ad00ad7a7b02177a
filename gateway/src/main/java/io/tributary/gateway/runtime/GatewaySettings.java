package io.tributary.gateway.runtime;

import io.tributary.gateway.access.AccessSettings;
import io.tributary.gateway.artisan.ArtisanSettings;
import io.tributary.gateway.audit.AuditSettings;
import io.tributary.gateway.batch.BatchSettings;
import io.tributary.gateway.canary.CanarySettings;
import io.tributary.gateway.exchange.ExchangeSettings;
import io.tributary.gateway.fleet.pull.FleetSettings;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.lamport.LamportSettings;
import io.tributary.gateway.limit.LimitSettings;
import io.tributary.gateway.login.LoginSettings;
import io.tributary.gateway.operations.OperationsSettings;
import io.tributary.gateway.pull.PullSettings;
import io.tributary.gateway.push.PushSettings;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the gateway needs to know.
 *
 * @param adminToken what the operator shows to the admin API
 * @param tokenSecret what node tokens are derived from; the same on all gateways
 * @param projectorUrl where the projector's internal API is
 * @param projectorToken what the gateway shows to it
 * @param instanceId tells gateways apart; a new one at each start unless it is given
 * @param startTimeout how long each of the topics may take to be read at the start
 * @param closeTimeout how long what is under way may take to finish at the end
 */
@ConfigurationProperties("tributary.gateway")
public record GatewaySettings(String adminToken, String tokenSecret,
        @DefaultValue("http://localhost:8082") URI projectorUrl, String projectorToken,
        @Nullable String instanceId, @DefaultValue("60s") Duration startTimeout,
        @DefaultValue("5s") Duration closeTimeout, @DefaultValue AccessSettings access,
        @DefaultValue HttpLimits http, @DefaultValue LimitSettings limit,
        @DefaultValue PushSettings push, @DefaultValue PullSettings pull,
        @DefaultValue CanarySettings canary, @DefaultValue OperationsSettings operations,
        @DefaultValue BatchSettings batch,
        @DefaultValue ExchangeSettings exchange,
        @DefaultValue LamportSettings lamport,
        @DefaultValue LoginSettings login,
        @DefaultValue ArtisanSettings artisan,
        @DefaultValue FleetSettings fleet, @DefaultValue AuditSettings audit) {

    private static final int SECRET_LENGTH_MIN = 16;

    public GatewaySettings {
        requireSecret("admin-token", adminToken);
        requireSecret("token-secret", tokenSecret);
        requireSecret("projector-token", projectorToken);
        if (instanceId == null || instanceId.isBlank()) {
            instanceId = UUID.randomUUID().toString();
        }
    }

    /** Names no secret, so that none can get into a log. */
    @Override
    public String toString() {
        return "GatewaySettings[projectorUrl=" + projectorUrl + ", instanceId=" + instanceId + "]";
    }

    private static void requireSecret(String name, @Nullable String value) {
        if (value == null || value.length() < SECRET_LENGTH_MIN) {
            throw new IllegalArgumentException("the setting tributary.gateway." + name
                    + " must be given, with at least " + SECRET_LENGTH_MIN + " characters");
        }
    }
}
