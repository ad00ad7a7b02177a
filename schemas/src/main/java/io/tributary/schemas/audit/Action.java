package io.tributary.schemas.audit;

import java.util.Arrays;
import java.util.Optional;

/** What is written down when somebody does it, or tries to. */
public enum Action {
    CREATE_TENANT("tenant.create", true),
    READ_TENANTS("tenant.read", false),
    CREATE_NODE("node.create", true),
    READ_NODES("node.read", false),
    /** A node enrols itself, and gets a token. */
    ENROLL_NODE("node.enroll", true),
    ISSUE_TOKEN("token.issue", true),
    ROTATE_TOKEN("token.rotate", true),
    REVOKE_TOKEN("token.revoke", true),
    /** A token is exchanged for one that only pulls. */
    EXCHANGE_TOKEN("token.exchange", true),
    CREATE_VEHICLE("vehicle.create", true),
    CHANGE_VEHICLE("vehicle.change", true),
    REMOVE_VEHICLE("vehicle.remove", true),
    READ_VEHICLES("vehicle.read", false),
    /** A person is made or changed. */
    PUT_PERSON("person.put", true),
    READ_PERSONS("person.read", false),
    /** Persons, stores and all else of a roastery are brought in. */
    IMPORT("import", true),
    /** A conflict is settled, or many are. */
    SETTLE_CONFLICT("conflict.settle", true),
    RESTORE_CONFLICT("conflict.restore", true),
    READ_CONFLICTS("conflict.read", false),
    /** The operator reads a tenant's changes. */
    READ_CHANGES("change.read", false),
    READ_AUDIT("audit.read", false),
    /** What waits, and what was set aside. */
    READ_OPERATIONS("operations.read", false),
    /** A record that was set aside is put back. */
    REPLAY_LETTER("dead-letter.replay", true),
    LOGIN("login", false),
    /** Anything else that somebody was not let do; what they may do is not written down. */
    ACCESS("access", false);

    private final String text;
    private final boolean changes;

    Action(String text, boolean changes) {
        this.text = text;
        this.changes = changes;
    }

    /** As it is written in JSON. */
    public String text() {
        return text;
    }

    /** Whether it changes something, so that nobody is told that it is done before that is kept. */
    public boolean changes() {
        return changes;
    }

    /** Empty if the text names none. */
    public static Optional<Action> of(String text) {
        return Arrays.stream(values()).filter(action -> action.text.equals(text)).findFirst();
    }
}
