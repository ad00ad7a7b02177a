package io.tributary.gateway.fleet.vehicle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses, as {@code 10.8.0.0/16} or {@code fd00::/8}. */
record Network(InetAddress base, int prefix) {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    Network {
        int bits = base.getAddress().length * Byte.SIZE;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(
                    "a prefix of " + base.getHostAddress() + " has 0 to " + bits + " bits");
        }
    }

    /** @throws IllegalArgumentException if the text is no network */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        // Nothing that would be looked up as a name.
        if (!LITERAL.matcher(address).matches()) {
            throw new IllegalArgumentException("not a network: " + text);
        }
        try {
            var base = InetAddress.getByName(address);
            return new Network(base, slash < 0 ? base.getAddress().length * Byte.SIZE
                    : Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("not a network: " + text, e);
        }
    }

    boolean contains(InetAddress address) {
        var mine = base.getAddress();
        var other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || ((mine[whole] ^ other[whole]) & (0xff << (Byte.SIZE - rest))
                & 0xff) == 0;
    }

    /** Whether all of this lies in the other. */
    boolean within(Network other) {
        return prefix >= other.prefix && other.contains(base);
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + prefix;
    }
}
