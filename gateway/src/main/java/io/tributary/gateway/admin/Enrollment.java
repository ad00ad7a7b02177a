package io.tributary.gateway.admin;

import io.tributary.gateway.access.AccessSettings;
import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.TokenHash;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes tenants, nodes and tokens, each once: what a request with an idempotency key makes has an id
 * that follows from the key, so a retry finds it. One request at a time, because each looks before
 * it writes.
 */
public final class Enrollment {
    private final RegistryView registry;
    private final RegistryLog log;
    private final TokenMint mint;
    private final AccessSettings settings;
    private final InstantSource clock;

    public Enrollment(RegistryView registry, RegistryLog log, TokenMint mint,
            AccessSettings settings, InstantSource clock) {
        this.registry = registry;
        this.log = log;
        this.mint = mint;
        this.settings = settings;
        this.clock = clock;
    }

    RegistryEntry.Tenant tenant(NewTenant wanted, @Nullable IdempotencyKey key) {
        var id = new TenantId(wanted.id() != null ? wanted.id()
                : key != null ? Names.uuid("tenant", key) : UUID.randomUUID());
        if (registry.tenant(id) == null) {
            var now = now();
            log.append(new RegistryEntry.Tenant(id, wanted.name(), wanted.lanes(),
                    now.toEpochMilli(), now));
        }
        var tenant = registry.tenant(id);
        if (tenant == null || !wanted.isMetBy(tenant)) {
            throw wanted.id() == null ? keyReused()
                    : new ProblemException(ProblemCode.ALREADY_EXISTS,
                            "a tenant of this id exists with other properties");
        }
        return tenant;
    }

    Issued node(NewNode wanted, @Nullable IdempotencyKey key) {
        var tenant = registry.requiredTenant(wanted.tenant());
        var node = new NodeId(Names.uuid("node", tenant.tenant(), wanted.code()));
        var issued = issue("node", tenant.tenant(), node, wanted.token(), key);
        var known = registry.node(node);
        var earlier = registry.token(issued.token().id());
        if (earlier != null) {
            requireRetry(issued, wanted.token(), earlier);
            if (known != null && !wanted.isMetBy(known)) {
                throw keyReused();
            }
        } else if (known != null) {
            throw new ProblemException(ProblemCode.CODE_TAKEN,
                    "the tenant has a node of this code");
        }
        if (known == null) {
            requireUnclaimed(node, wanted.token().certificate());
            // The token first: a node that can be seen always has the token that came with it.
            log.append(issued.token(), new RegistryEntry.Node(node, tenant.tenant(),
                    wanted.code(), wanted.name(), wanted.protocol(), wanted.rank(), now(),
                    wanted.scope()));
        }
        return issued;
    }

    /** A further token for a node; the others stay valid. */
    Issued token(NodeId id, NewToken wanted, @Nullable IdempotencyKey key) {
        var node = required(id);
        var issued = issue("token", node.tenant(), id, wanted, key);
        var earlier = registry.token(issued.token().id());
        if (earlier == null) {
            requireRoom(id);
            requireUnclaimed(id, wanted.certificate());
            log.append(issued.token());
        } else {
            requireRetry(issued, wanted, earlier);
        }
        return issued;
    }

    /**
     * A token in another's place, with the same scopes and the same certificate unless another is
     * given; both hold for a while, so that whoever uses the old one can change without haste.
     *
     * @param overlap how long the old one holds on; null for the setting's time
     * @param expiresAt when the new one ends; null for never
     * @param certificate that the new one is bound to; null for the old one's, if any
     */
    Issued rotate(NodeId id, UUID tokenId, @Nullable Duration overlap, @Nullable Instant expiresAt,
            @Nullable String certificate, @Nullable IdempotencyKey key) {
        var node = required(id);
        var old = required(id, tokenId);
        var wanted = new NewToken(old.scopes(), null, expiresAt,
                certificate == null ? old.certificate() : certificate);
        var issued = issue("rotation of " + tokenId, node.tenant(), id, wanted, key);
        var earlier = registry.token(issued.token().id());
        if (earlier != null) {
            requireRetry(issued, wanted, earlier);
        } else if (!old.isLive(now())) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE,
                    "the token was revoked or has expired; make a further one");
        } else {
            requireRoom(id);
            requireUnclaimed(id, certificate);
            // The new one first: at no time does the node have none.
            log.append(issued.token());
        }
        var ending = old.until(now().plus(overlap == null ? settings.rotationOverlap() : overlap));
        if (!ending.equals(old)) {
            log.append(ending);
        }
        return issued;
    }

    void revoke(NodeId id, UUID tokenId) {
        required(id);
        var token = required(id, tokenId);
        if (!token.revoked()) {
            log.append(token.revoke());
        }
    }

    private RegistryEntry.Token required(NodeId node, UUID tokenId) {
        var token = registry.token(tokenId);
        if (token == null || !token.node().equals(node)) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "the node has no such token");
        }
        return token;
    }

    private void requireRoom(NodeId node) {
        var now = now();
        if (registry.tokens(node).filter(token -> token.isLive(now))
                .count() >= settings.liveTokensMax()) {
            throw new ProblemException(ProblemCode.TOO_MANY_TOKENS, "the node has "
                    + settings.liveTokensMax() + " live tokens");
        }
    }

    /** A certificate stands for one node for ever, whatever became of the tokens bound to it. */
    private void requireUnclaimed(NodeId node, @Nullable String certificate) {
        var owner = certificate == null ? null : registry.certified(certificate);
        if (owner != null && !owner.equals(node)) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE,
                    "the certificate is another node's");
        }
    }

    private RegistryEntry.Node required(NodeId id) {
        var node = registry.node(id);
        if (node == null) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "there is no such node");
        }
        return node;
    }

    private Issued issue(String purpose, TenantId tenant, NodeId node, NewToken wanted,
            @Nullable IdempotencyKey key) {
        var secret = mint.mint(purpose, tenant, key);
        var id = key == null ? UUID.randomUUID() : Names.uuid(purpose + "-token", tenant, key);
        return new Issued(secret, new RegistryEntry.Token(id, node, tenant,
                TokenHash.of(secret), false, now(), wanted.notBefore(), wanted.expiresAt(),
                wanted.scopes(), wanted.certificate()));
    }

    /** The key was used before: for this very token, or this is another request. */
    private static void requireRetry(Issued issued, NewToken wanted,
            RegistryEntry.Token earlier) {
        if (!earlier.node().equals(issued.token().node())
                || !earlier.hash().equals(issued.token().hash()) || !wanted.isMetBy(earlier)) {
            throw keyReused();
        }
    }

    private static ProblemException keyReused() {
        return new ProblemException(ProblemCode.KEY_REUSED,
                "this Idempotency-Key stands for another request");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A token with its secret, which is shown once. */
    record Issued(String secret, RegistryEntry.Token token) {}
}
