package io.tributary.gateway.exchange;

import io.tributary.gateway.http.Positive;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How nodes come to the exchange, and its bounds.
 *
 * @param enrolments by which credentials nodes may register
 * @param openTenant the tenant that whoever asks may register with; null for none
 * @param packetEntitiesMax entities of a packet that the hub sends
 * @param receivedEntitiesMax entities of a packet or a file that it takes
 * @param owedMax objects that a node may be owed before it has to confirm some
 * @param waitingMax requests of a node that may wait for their turn
 * @param attemptsMax how often a request begins anew because another gateway was faster
 * @param visibleTimeout how long a request waits until what its node sent before is visible
 * @param rememberedMax nodes of which is remembered what they sent last
 * @param countMax changes up to which those that wait for a node are counted
 * @param fileEntitiesMax entities of an exported file
 */
public record ExchangeSettings(@DefaultValue List<Enrolment> enrolments,
        @Nullable UUID openTenant, @DefaultValue("100") int packetEntitiesMax,
        @DefaultValue("1000") int receivedEntitiesMax, @DefaultValue("1000") int owedMax,
        @DefaultValue("100") int waitingMax, @DefaultValue("20") int attemptsMax,
        @DefaultValue("10s") Duration visibleTimeout, @DefaultValue("100000") int rememberedMax,
        @DefaultValue("1000") int countMax, @DefaultValue("10000") int fileEntitiesMax) {

    public ExchangeSettings {
        enrolments = List.copyOf(enrolments);
        Positive.require("packetEntitiesMax", packetEntitiesMax);
        Positive.require("receivedEntitiesMax", receivedEntitiesMax);
        Positive.require("owedMax", owedMax);
        Positive.require("waitingMax", waitingMax);
        Positive.require("attemptsMax", attemptsMax);
        Positive.require("visibleTimeout", visibleTimeout.toMillis());
        Positive.require("rememberedMax", rememberedMax);
        Positive.require("countMax", countMax);
        Positive.require("fileEntitiesMax", fileEntitiesMax);
    }

    /**
     * A credential of a tenant, and what the nodes that register with it receive.
     *
     * @param credentialHash SHA-256 of the credential, in hexadecimal
     * @param models names of models; none for all
     * @param where for each of these fields the values one of which an object must have
     */
    public record Enrolment(UUID tenant, String credentialHash,
            @DefaultValue List<String> models,
            @DefaultValue Map<String, List<String>> where) {
        private static final int HASH_LENGTH = 64;

        public Enrolment {
            if (credentialHash.length() != HASH_LENGTH) {
                throw new IllegalArgumentException(
                        "credentialHash must be a SHA-256 of " + HASH_LENGTH + " hex digits");
            }
            // Refused at the start, not when the first node comes.
            var _ = Item.scopeOf(models, where);
        }

        TenantId tenantId() {
            return new TenantId(tenant);
        }

        NodeScope scope() {
            return Item.scopeOf(models, where);
        }
    }
}
