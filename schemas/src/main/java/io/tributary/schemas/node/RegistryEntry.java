package io.tributary.schemas.node;

import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record of the registry. Each has a key of its own, so writers on several gateways never
 * overwrite each other's; all of a tenant's lie in one partition, in the order of writing.
 */
public sealed interface RegistryEntry {
    TenantId tenant();

    /** The Kafka key. */
    String key();

    /**
     * A unit of isolation.
     *
     * @param lanes 1 to {@link LaneKey#LANES_MAX}, for ever
     * @param incarnation tells it from an earlier tenant of the same id
     */
    record Tenant(TenantId tenant, String name, int lanes, long incarnation, Instant createdAt)
            implements
                RegistryEntry {
        public Tenant {
            if (lanes < 1 || lanes > LaneKey.LANES_MAX) {
                throw new IllegalArgumentException("a tenant has 1.." + LaneKey.LANES_MAX
                        + " lanes: " + lanes);
            }
        }

        @Override
        public String key() {
            return tenant.toString();
        }
    }

    /**
     * A participant of a tenant.
     *
     * @param code unique in the tenant, given by the tenant
     * @param protocol the dialect that it speaks
     * @param rank weighs its writes against those of other nodes where a policy says so: 0 for most,
     *        up to {@link #RANK_MAX} for a centre
     * @param scope what it receives, for ever: a node of another scope is another node
     */
    record Node(NodeId node, TenantId tenant, String code, String name, Protocol protocol,
            int rank, Instant createdAt, NodeScope scope) implements RegistryEntry {
        public static final int RANK_MAX = 100;

        public Node {
            if (rank < 0 || rank > RANK_MAX) {
                throw new IllegalArgumentException("a node's rank is 0.." + RANK_MAX + ": "
                        + rank);
            }
        }

        /** A node that receives all that its tenant has. */
        public Node(NodeId node, TenantId tenant, String code, String name, Protocol protocol,
                int rank, Instant createdAt) {
            this(node, tenant, code, name, protocol, rank, createdAt, NodeScope.ALL);
        }

        @Override
        public String key() {
            return tenant + "/" + node;
        }
    }

    /**
     * Proof that the caller is a node. The token itself is shown once and never stored.
     *
     * @param hash SHA-256 of the token, in hexadecimal
     * @param revoked whether it is refused from now on
     * @param notBefore when it begins to hold; null for at once
     * @param expiresAt when it ends; null for never
     * @param scopes what its bearer may do, never empty
     * @param certificate SHA-256 of the client certificate that it is bound to, in hexadecimal: only
     *        with it is the token of use, and it is proof enough without the token; null for none
     */
    record Token(UUID id, NodeId node, TenantId tenant, String hash, boolean revoked,
            Instant createdAt, @Nullable Instant notBefore, @Nullable Instant expiresAt,
            Set<Scope> scopes, @Nullable String certificate) implements RegistryEntry {
        public Token {
            scopes = Set.copyOf(scopes);
            if (scopes.isEmpty()) {
                throw new IllegalArgumentException("a token has a scope");
            }
        }

        /** A token for all that nodes may, from now on and for ever. */
        public Token(UUID id, NodeId node, TenantId tenant, String hash, boolean revoked,
                Instant createdAt) {
            this(id, node, tenant, hash, revoked, createdAt, null, null, Scope.OF_NODES, null);
        }

        @Override
        public String key() {
            return tenant + "/" + node + "/" + id;
        }

        /** Whether it opens doors now or will yet: it counts against what a node may have. */
        public boolean isLive(Instant now) {
            return !revoked && (expiresAt == null || now.isBefore(expiresAt));
        }

        /** Whether it opens doors now. */
        public boolean holds(Instant now) {
            return isLive(now) && (notBefore == null || !now.isBefore(notBefore));
        }

        /** The same token, refused from now on. */
        public Token revoke() {
            return new Token(id, node, tenant, hash, true, createdAt, notBefore, expiresAt,
                    scopes, certificate);
        }

        /** The same token, which ends at this time unless it ends before. */
        public Token until(Instant end) {
            return expiresAt != null && !end.isBefore(expiresAt) ? this
                    : new Token(id, node, tenant, hash, revoked, createdAt, notBefore, end,
                            scopes, certificate);
        }
    }

    /**
     * That a token was used. Written now and then, never for each request; the latest one holds.
     *
     * @param usedAt the latest use that the writing gateway knew of
     */
    record TokenUse(UUID token, NodeId node, TenantId tenant, Instant usedAt)
            implements
                RegistryEntry {
        @Override
        public String key() {
            return tenant + "/" + node + "/" + token + "/use";
        }
    }

    /**
     * A person who logs in with an e-mail address and a password, where a protocol has persons.
     *
     * @param protocol where the person may log in
     * @param email unique in the hub, in lower case
     * @param passwordHash by a slow hash, in its own encoding with salt and costs
     * @param nickname how the person is called; null if it is not known
     * @param language of the person, as in {@code en}
     * @param readonly whether the person may change nothing
     * @param disabled whether the person may not log in
     */
    record User(UUID id, TenantId tenant, Protocol protocol, String email,
            String passwordHash, @Nullable String nickname, String language, boolean readonly,
            boolean disabled, Instant createdAt) implements RegistryEntry {
        @Override
        public String key() {
            return tenant + "/user/" + id;
        }

        /** Keeps the password out of every log. */
        @Override
        public String toString() {
            return "User[" + key() + "]";
        }
    }

    /**
     * How a node of the protocol {@code fleet} is reached; the latest record of a node holds.
     *
     * @param name for people; may change, unlike the node's
     * @param sealedKey the vehicle's API key, encrypted; null if its tenant's or the hub's holds
     * @param interval between two pulls; null for its tenant's or the hub's, as all that follow
     * @param timeout of a request
     * @param overlap how far back each pull looks for late rows
     * @param firstWindow what the first pull asks for
     * @param owners persons who see it, by their ids; at most {@link #OWNERS_MAX}
     * @param removed whether an operator has taken it out; it never comes back
     * @param origin tells the request that made it from any other
     */
    record Vehicle(NodeId node, TenantId tenant, String name, String baseUrl,
            @Nullable String sealedKey, @Nullable Duration interval, @Nullable Duration timeout,
            @Nullable Duration overlap, @Nullable Duration firstWindow, boolean enabled,
            boolean removed, Set<UUID> owners, String origin, Instant createdAt)
            implements
                RegistryEntry {
        public static final int OWNERS_MAX = 100;

        public Vehicle {
            if (owners.size() > OWNERS_MAX) {
                throw new IllegalArgumentException("a vehicle has at most " + OWNERS_MAX
                        + " owners: " + owners.size());
            }
            owners = Set.copyOf(owners);
        }

        @Override
        public String key() {
            return tenant + "/" + node + "/vehicle";
        }

        /** Whether it is pulled. */
        public boolean active() {
            return enabled && !removed;
        }

        /** Names no secret, so that none can get into a log. */
        @Override
        public String toString() {
            return "Vehicle[" + key() + ", " + name + ", " + baseUrl + "]";
        }
    }
}
