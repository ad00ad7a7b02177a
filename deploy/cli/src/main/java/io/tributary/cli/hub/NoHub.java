package io.tributary.cli.hub;

import java.net.URI;

/** No hub answers at this address. */
public final class NoHub extends RuntimeException {
    private static final long serialVersionUID = 1;

    NoHub(URI url, Exception cause) {
        super("no answer from " + url + ": " + cause, cause);
    }
}
