package io.tributary.schemas.audit;

/**
 * Who did something.
 *
 * @param id of a node or a person as the registry or their issuer knows them, or the operator's
 *        name; {@code unknown} for {@link Kind#UNKNOWN}
 */
public record Actor(Kind kind, String id) {
    /** What somebody shows is never kept: it may be a password in the wrong field. */
    public static final Actor UNKNOWN = new Actor(Kind.UNKNOWN, "unknown");

    /** By which door. */
    public enum Kind {
        /** Who runs the hub. */
        OPERATOR,
        /** With a token of the registry. */
        NODE,
        /** By a login, or with a token of an issuer. */
        PERSON,
        /** Nobody whom the hub knows. */
        UNKNOWN
    }
}
