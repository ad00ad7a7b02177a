package io.tributary.schemas.node;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** What a caller may do; every route of every protocol asks for one or more of these. */
public enum Scope {
    /** Write: push operations, whatever the protocol calls it. */
    PUSH("push"),
    /** Read what the tenant has. */
    PULL("pull"),
    /** Decide conflicts, and restore what a rule put aside. */
    SETTLE_CONFLICTS("conflicts:settle"),
    /** Manage the nodes and tokens of the own tenant. */
    ADMIN_TENANT("admin:tenant"),
    /** Manage all tenants; no token of a node ever has it. */
    ADMIN_HUB("admin:hub");

    /** What a token of a node may if nobody said otherwise, and could before there were scopes. */
    public static final Set<Scope> OF_NODES = Set.of(PUSH, PULL, SETTLE_CONFLICTS);

    private final String text;

    Scope(String text) {
        this.text = text;
    }

    /** As it is written in JSON and in the claims of an issuer. */
    public String text() {
        return text;
    }

    /** Empty if the text names no scope. */
    public static Optional<Scope> of(String text) {
        return Arrays.stream(values()).filter(scope -> scope.text.equals(text)).findFirst();
    }
}
