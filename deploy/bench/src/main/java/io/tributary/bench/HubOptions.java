package io.tributary.bench;

import io.tributary.bench.crowd.Community;
import io.tributary.bench.crowd.Registration;
import io.tributary.bench.hub.Hub;
import io.tributary.bench.hub.HubSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the hub is and who talks to it. */
final class HubOptions {
    @Option(names = "--url", defaultValue = "http://localhost:8080", description = "Base URL of the hub (default: ${DEFAULT-VALUE}).")
    private URI url = URI.create("http://localhost:8080");

    @Option(names = "--admin-token", description = "Registers tenants and nodes for the run.")
    private @Nullable String adminToken;

    @Option(names = "--admin-token-file", description = "The file that holds the admin token.")
    private @Nullable Path adminTokenFile;

    @Option(names = "--token", description = "Uses this one existing node instead.")
    private @Nullable String token;

    @Option(names = "--token-file", description = "The file that holds the node's token.")
    private @Nullable Path tokenFile;

    @Option(names = "--tenant", description = "With an admin token: registers the nodes in this existing tenant, given"
            + " by name or id.")
    private @Nullable String tenant;

    @Option(names = "--tenants", defaultValue = "1", description = "Tenants to register (default: ${DEFAULT-VALUE}).")
    private int tenants = 1;

    @Option(names = "--lanes", defaultValue = "1", description = "Lanes of each registered tenant, 1..256 (default: ${DEFAULT-VALUE}).")
    private int lanes = 1;

    @Option(names = "--nodes", defaultValue = "8", description = "Pushing nodes of each tenant (default: ${DEFAULT-VALUE}).")
    private int nodes = 8;

    @Option(names = "--event-loops", defaultValue = "1", description = "Threads for all of the tool's I/O (default: ${DEFAULT-VALUE}).")
    private int eventLoops = 1;

    @Option(names = "--answer-millis-max", defaultValue = "60000", description = "Without an answer for so long a request counts as broken (default:"
            + " ${DEFAULT-VALUE} ms).")
    private int answerMillisMax = 60_000;

    /** @param requestsMax that will be under way at once */
    Hub connect(int requestsMax) {
        return connect(requestsMax, true);
    }

    /** @param keepAlive whether connections are used again */
    Hub connect(int requestsMax, boolean keepAlive) {
        // The admin requests and the readers need connections too.
        return new Hub(new HubSettings(url, eventLoops, requestsMax + 64, answerMillisMax,
                keepAlive));
    }

    /** The tenants and nodes of the run, registered if there is an admin token. */
    List<Community> communities(Hub hub, String run) throws IOException {
        return communities(hub, run, tenants, nodes);
    }

    List<Community> communities(Hub hub, String run, int tenantCount, int nodeCount)
            throws IOException {
        var own = Secret.of(token, tokenFile);
        return own == null ? registered(hub, run, tenantCount, nodeCount, "native")
                : List.of(Community.of(own));
    }

    /** @throws IllegalArgumentException if there is none */
    String adminToken() throws IOException {
        var admin = Secret.of(adminToken, adminTokenFile);
        if (admin == null) {
            throw new IllegalArgumentException("vehicles are registered for the run: give"
                    + " --admin-token(-file)");
        }
        return admin;
    }

    /** Registers all that the run needs, since it must know what every node of a tenant does. */
    List<Community> speaking(String protocol, Hub hub, String run) throws IOException {
        if (!registers()) {
            throw new IllegalArgumentException("nodes of the protocol " + protocol
                    + " are registered for the run: give --admin-token(-file), and no node's token");
        }
        return registered(hub, run, tenants, nodes, protocol);
    }

    private List<Community> registered(Hub hub, String run, int tenantCount, int nodeCount,
            String protocol) throws IOException {
        var admin = Secret.of(adminToken, adminTokenFile);
        if (admin == null) {
            throw new IllegalArgumentException(
                    "give --admin-token(-file) to register nodes, or --token(-file) of a node");
        }
        var registration = new Registration(hub, admin, run, protocol);
        var communities = tenant == null
                ? registration.tenants(tenantCount, lanes, nodeCount)
                : registration.nodesOf(tenant, nodeCount);
        return communities.blockOptional().orElseThrow();
    }

    /** Whether the run gets tenants and nodes of its own. */
    boolean registers() {
        return token == null && tokenFile == null;
    }

    int tenants() {
        return tenants;
    }

}
