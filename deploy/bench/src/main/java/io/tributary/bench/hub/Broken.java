package io.tributary.bench.hub;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;

/** Failures of the way to the hub, as a client meets them when the hub is killed or restarted. */
final class Broken {
    private Broken() {}

    static boolean is(Throwable error) {
        return error instanceof IOException || error instanceof ReadTimeoutException;
    }

    static String kind(Throwable error) {
        return error instanceof ReadTimeoutException ? "no answer in time" : "connection broken";
    }
}
