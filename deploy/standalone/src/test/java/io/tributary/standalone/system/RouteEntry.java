package io.tributary.standalone.system;

import java.util.List;

/**
 * A route of the gateway in the isolation sweep: by which door its callers come, what they need, and
 * a request of our tenant's.
 *
 * @param route method and pattern, as the gateway has it
 * @param needs scopes, without each of which the answer is 403; empty where any caller will do
 * @param path what is asked for, with our tenant's own ids
 * @param named whether the request names something of ours: others get 403 or 404
 */
record RouteEntry(String route, Door door, List<String> needs, String path, String body,
        boolean named) {
    /** How callers show who they are. */
    enum Door {
        /** For everybody. */
        OPEN,
        /** A bearer token of a node. */
        BEARER,
        /** The same in a device's own header. */
        DEVICE,
        /** A bearer token beside a header that names the tenant. */
        TENANT_HEADER,
        /** A person's login. */
        LOGIN,
        /** A bearer token of a tenant's administrator. */
        ADMIN_TENANT,
        /** The operator's token. */
        ADMIN_HUB
    }

    static RouteEntry open(String route) {
        return new RouteEntry(route, Door.OPEN, List.of(), pattern(route), "{}", false);
    }

    static RouteEntry of(Door door, String route, String... needs) {
        return new RouteEntry(route, door, List.of(needs), pattern(route), "{}", false);
    }

    /** What is asked for instead of the bare pattern. */
    RouteEntry at(String newPath) {
        return new RouteEntry(route, door, needs, newPath, body, named);
    }

    RouteEntry with(String newBody) {
        return new RouteEntry(route, door, needs, path, newBody, named);
    }

    /** The path names what is ours. */
    RouteEntry naming(String newPath) {
        return new RouteEntry(route, door, needs, newPath, body, true);
    }

    String method() {
        return route.substring(0, route.indexOf(' '));
    }

    private static String pattern(String route) {
        return route.substring(route.indexOf(' ') + 1);
    }
}
