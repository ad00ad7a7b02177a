package io.tributary.gateway.audit;

import io.tributary.schemas.audit.Action;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.value.TenantId;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * What handlers know of a request that its entry in the audit shall say; it stays with the request.
 * Nothing that was only typed in belongs here: it may be a secret in the wrong field.
 */
public final class Trail {
    private static final String ATTRIBUTE = Trail.class.getName();

    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable Action action;
    private volatile @Nullable Actor who;
    private volatile @Nullable TenantId tenant;
    private volatile @Nullable String object;
    private volatile @Nullable String refusal;

    private Trail() {}

    /** That of a request. */
    public static Trail of(ServerRequest request) {
        return (Trail) request.attributes().computeIfAbsent(ATTRIBUTE, _ -> new Trail());
    }

    /** That of a request, if there is one yet. */
    static @Nullable Trail known(ServerRequest request) {
        return (Trail) request.attributes().get(ATTRIBUTE);
    }

    void does(Action what) {
        action = what;
    }

    /** Whose matter it is, where that is not the caller's own tenant. */
    public Trail in(TenantId whose) {
        tenant = whose;
        return this;
    }

    /** What it is done to. */
    public Trail to(String kind, Object id) {
        object = kind + "/" + id;
        return this;
    }

    /** Who does it, where no token says so. */
    public Trail by(Actor actor) {
        who = actor;
        return this;
    }

    /** That it was refused for this reason, however the answer puts it. */
    public void refused(String reason) {
        refusal = reason;
    }

    /** That the caller named a tenant that is not theirs, however the answer puts it. */
    public void foreign() {
        action = Action.ACCESS;
        refusal = "OTHER_TENANT";
    }

    @Nullable
    Action action() {
        return action;
    }

    @Nullable
    Actor who() {
        return who;
    }

    @Nullable
    TenantId tenant() {
        return tenant;
    }

    @Nullable
    String object() {
        return object;
    }

    @Nullable
    String refusal() {
        return refusal;
    }

    /** Whether this is the first to say how it ended: each request has one end. */
    boolean end() {
        return ended.compareAndSet(false, true);
    }
}
