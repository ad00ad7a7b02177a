package io.tributary.gateway.fleet.vehicle;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where a vehicle answers: scheme, host, port and perhaps a path, and nothing hidden in it. */
public final class BaseUrl {
    private static final int LENGTH_MAX = 500;
    private static final int PORT_MAX = 65_535;
    private static final Pattern IPV4 = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    /** What some resolvers take for an address: 2130706433, 0x7f.1, 0177.0.0.1, 127.1. */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile(
            "(?:.*\\.)?(?:\\d+|0[xX][0-9A-Fa-f]*)\\.?");

    private BaseUrl() {}

    /**
     * @throws IllegalArgumentException saying in words what is wrong
     */
    public static URI parse(String text, Collection<String> schemes) {
        var url = uri(text);
        var scheme = url.getScheme();
        if (scheme == null || !schemes.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("must begin with one of " + schemes + " and ://");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException("must have no user, query or fragment");
        }
        var host = url.getHost();
        if (host == null || url.getPort() == 0 || url.getPort() > PORT_MAX) {
            throw new IllegalArgumentException("must have a host, and a port from 1 to 65535");
        }
        if (ENDS_IN_NUMBER.matcher(host).matches() && !IPV4.matcher(host).matches()) {
            throw new IllegalArgumentException(
                    "must have its address written as four numbers from 0 to 255");
        }
        return url;
    }

    /** Whether the host is an address in none of these networks; a name is looked up later. */
    public static boolean isForbidden(URI url, Networks networks) {
        var host = url.getHost();
        if (!host.startsWith("[") && !IPV4.matcher(host).matches()) {
            return false;
        }
        try {
            return !networks.allow(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static URI uri(String text) {
        if (text.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("must have at most " + LENGTH_MAX + " characters");
        }
        try {
            return new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is no URL", e);
        }
    }
}
