package io.tributary.gateway.fleet.vehicle;

import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.net.URI;
import java.time.Duration;

/**
 * A vehicle to be asked, with all that its own settings leave to its tenant's and the hub's.
 *
 * @param apiKey empty if there is none at all
 * @param timeout of a whole request, from the connection to the last byte
 * @param overlap how far back each pull looks for late rows
 * @param firstWindow what the first pull asks for
 */
public record Vehicle(NodeId node, TenantId tenant, URI baseUrl, String apiKey,
        Duration interval, Duration timeout, Duration overlap, Duration firstWindow) {

    /** Its key in the topics of the fleet. */
    public String key() {
        return tenant + "/" + node;
    }

    /** Names no secret, so that none can get into a log. */
    @Override
    public String toString() {
        return "Vehicle[" + key() + ", " + baseUrl + "]";
    }
}
