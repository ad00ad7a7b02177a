package io.tributary.gateway.access;

import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The registry as its records add up. One thread adds, all read. */
public final class RegistryView {
    private final Map<TenantId, RegistryEntry.Tenant> tenants = new ConcurrentHashMap<>();
    private final Map<NodeId, RegistryEntry.Node> nodes = new ConcurrentHashMap<>();
    private final Map<NodeId, RegistryEntry.Vehicle> vehicles = new ConcurrentHashMap<>();
    private final AtomicLong vehicleChanges = new AtomicLong();
    private final Map<UUID, RegistryEntry.Token> tokens = new ConcurrentHashMap<>();
    private final Map<String, UUID> tokensByHash = new ConcurrentHashMap<>();
    private final Map<NodeId, Set<UUID>> tokensByNode = new ConcurrentHashMap<>();
    /** By a certificate's thumbprint the first token that was ever bound to it. */
    private final Map<String, UUID> certificates = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> uses = new ConcurrentHashMap<>();
    private final Map<UUID, RegistryEntry.User> users = new ConcurrentHashMap<>();
    private final Map<String, UUID> usersByEmail = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /** @param clock by which tokens begin and end */
    public RegistryView(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes the next record in. */
    public void apply(RegistryEntry entry) {
        switch (entry) {
            // Two gateways may make the same tenant or node at once: the first record holds.
            case RegistryEntry.Tenant it -> tenants.putIfAbsent(it.tenant(), it);
            case RegistryEntry.Node it -> nodes.putIfAbsent(it.node(), it);
            case RegistryEntry.Token it -> {
                tokens.put(it.id(), it);
                tokensByHash.put(it.hash(), it.id());
                tokensByNode.computeIfAbsent(it.node(), _ -> ConcurrentHashMap.newKeySet())
                        .add(it.id());
                if (it.certificate() != null) {
                    certificates.merge(it.certificate(), it.id(), this::earlierToken);
                }
            }
            case RegistryEntry.TokenUse it -> uses.merge(it.token(), it.usedAt(),
                    (one, other) -> one.isAfter(other) ? one : other);
            case RegistryEntry.User it -> {
                users.put(it.id(), it);
                usersByEmail.merge(it.email(), it.id(), this::earlier);
            }
            case RegistryEntry.Vehicle it -> {
                vehicles.put(it.node(), it);
                vehicleChanges.incrementAndGet();
            }
        }
    }

    public RegistryEntry.@Nullable Tenant tenant(TenantId tenant) {
        return tenants.get(tenant);
    }

    /** @throws ProblemException if there is none: whoever names it in a body is mistaken */
    public RegistryEntry.Tenant requiredTenant(TenantId id) {
        var tenant = tenants.get(id);
        if (tenant == null) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE, "there is no such tenant");
        }
        return tenant;
    }

    public RegistryEntry.@Nullable Node node(NodeId node) {
        return nodes.get(node);
    }

    /** Null if the node is no vehicle; one that was removed is still known. */
    public RegistryEntry.@Nullable Vehicle vehicle(NodeId node) {
        return vehicles.get(node);
    }

    /** Rises with every change of a vehicle. */
    public long vehicleChanges() {
        return vehicleChanges.get();
    }

    /** All that were not removed. */
    public Stream<RegistryEntry.Vehicle> vehicles() {
        return vehicles.values().stream().filter(vehicle -> !vehicle.removed());
    }

    public RegistryEntry.@Nullable Token token(UUID token) {
        return tokens.get(token);
    }

    public RegistryEntry.@Nullable User user(UUID user) {
        return users.get(user);
    }

    /** @param email in lower case */
    public RegistryEntry.@Nullable User user(String email) {
        var id = usersByEmail.get(email);
        return id == null ? null : users.get(id);
    }

    public Stream<RegistryEntry.User> users(TenantId tenant) {
        return users.values().stream().filter(user -> user.tenant().equals(tenant));
    }

    /** All persons of this protocol. */
    public Stream<RegistryEntry.User> users(Protocol protocol) {
        return users.values().stream().filter(user -> user.protocol() == protocol);
    }

    public Stream<RegistryEntry.Tenant> tenants() {
        return tenants.values().stream();
    }

    public Stream<RegistryEntry.Node> nodes(TenantId tenant) {
        return nodes.values().stream().filter(node -> node.tenant().equals(tenant));
    }

    /** All tokens of a node, revoked ones too. */
    public Stream<RegistryEntry.Token> tokens(NodeId node) {
        return tokensByNode.getOrDefault(node, Set.of()).stream()
                .map(id -> Objects.requireNonNull(tokens.get(id)));
    }

    /** When a token was last used, as far as it was written down; null if it was not. */
    @Nullable
    Instant lastUse(UUID token) {
        return uses.get(token);
    }

    /** Whom a token stands for; null if it is unknown or does not hold. */
    public @Nullable Principal principal(String tokenHash) {
        var id = tokensByHash.get(tokenHash);
        return id == null ? null : principal(id);
    }

    /**
     * The node to which a client certificate belongs: the first one that a token was bound to it for, and
     * no other ever, whatever became of the token. So nobody can draw another's connections to a tenant
     * of their own. Null if it is nobody's.
     */
    public @Nullable NodeId certified(String certificate) {
        var first = certificates.get(certificate);
        return first == null ? null : Objects.requireNonNull(tokens.get(first)).node();
    }

    /** Whom a client certificate stands for: of its node's tokens that are bound to it, the newest. */
    @Nullable
    Principal certifiedPrincipal(String certificate) {
        var node = certified(certificate);
        var now = clock.instant();
        var newest = node == null ? Optional.<RegistryEntry.Token>empty()
                : tokens(node).filter(
                        token -> certificate.equals(token.certificate()) && token.holds(now))
                        .max(Comparator.comparing(RegistryEntry.Token::createdAt)
                                .thenComparing(RegistryEntry.Token::id));
        return newest.isEmpty() ? null : principal(newest.get().id());
    }

    @Nullable
    Principal principal(UUID id) {
        var token = tokens.get(id);
        if (token == null || !token.holds(clock.instant())) {
            return null;
        }
        var node = nodes.get(token.node());
        var tenant = tenants.get(token.tenant());
        return node == null || tenant == null ? null
                : new Principal(tenant, node, token.scopes(), id, null);
    }

    /** Whether the proof by which this principal came in still holds. */
    public boolean holds(Principal principal) {
        var now = clock.instant();
        var token = principal.token() == null ? null : tokens.get(principal.token());
        return (principal.token() == null || (token != null && token.holds(now)))
                && (principal.endsAt() == null || now.isBefore(principal.endsAt()));
    }

    /** Two gateways may bind one certificate for two nodes at once: all gateways choose the same. */
    private UUID earlierToken(UUID one, UUID other) {
        return Stream.of(one, other)
                .min(Comparator.comparing(
                        (UUID id) -> Objects.requireNonNull(tokens.get(id)).createdAt())
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    /** Two gateways may give one address to two persons at once: all gateways choose the same. */
    private UUID earlier(UUID one, UUID other) {
        return Stream.of(one, other)
                .min(Comparator.comparing(
                        (UUID id) -> Objects.requireNonNull(users.get(id)).createdAt())
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}
