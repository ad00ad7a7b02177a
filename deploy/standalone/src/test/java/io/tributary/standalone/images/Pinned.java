package io.tributary.standalone.images;

/** How a foreign image must be named. */
final class Pinned {
    /** Registry, repository and a version's tag, to which a digest may be added. */
    static final String NAME = "[a-z.]+\\.[a-z]+/[a-z-]+/[a-z-]+:v?\\d+(\\.\\d+)+[0-9A-Za-z._-]*"
            + "(@sha256:[0-9a-f]{64})?";

    private Pinned() {}
}
