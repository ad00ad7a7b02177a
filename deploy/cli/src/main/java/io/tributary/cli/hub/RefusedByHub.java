package io.tributary.cli.hub;

/** The hub has not done what it was asked for. */
public final class RefusedByHub extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param problem in the hub's words */
    RefusedByHub(int status, String problem) {
        super("the hub answered " + status + ": " + problem.replaceAll("\\s+", " ").strip());
    }
}
