package io.tributary.gateway.fleet.vehicle;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where vehicles may be. A network of the list allows the addresses in it, but those with a purpose
 * of their own (this machine, private networks, clouds' metadata) only if it lies wholly within them:
 * {@code 0.0.0.0/0} is the internet and not the cluster.
 */
public final class Networks {
    private static final List<Network> SPECIAL = Stream.of(
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
            "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/4",
            "240.0.0.0/4", "::/96", "64:ff9b:1::/48", "fc00::/7", "fe80::/10", "fec0::/10",
            "ff00::/8")
            .map(Network::parse).toList();
    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");
    private static final Network TEREDO = Network.parse("2001::/32");
    /** How an IPv6 address begins that is an IPv4 address. */
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};
    private static final int IPV4_BYTES = 4;

    private final List<Network> allowed;

    /** @throws IllegalArgumentException if one of them is no network */
    public Networks(List<String> allowed) {
        this.allowed = allowed.stream().map(Network::parse).toList();
    }

    /** Whether a vehicle at this address may be called; one within another address counts too. */
    public boolean allow(InetAddress address) {
        return allowsItself(address) && embedded(address).map(this::allowsItself).orElse(true);
    }

    private boolean allowsItself(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address)
                && SPECIAL.stream().filter(special -> special.contains(address))
                        .allMatch(network::within));
    }

    /** The IPv4 address to which a gateway on the way would send what goes to this one. */
    private static Optional<InetAddress> embedded(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == MAPPED.length + IPV4_BYTES
                && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length)) {
            return Optional.of(ipv4(bytes, MAPPED.length, 0));
        }
        if (NAT64.contains(address)) {
            return Optional.of(ipv4(bytes, 12, 0));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return Optional.of(ipv4(bytes, 2, 0));
        }
        // A Teredo address holds its IPv4 address with every bit turned round.
        return TEREDO.contains(address) ? Optional.of(ipv4(bytes, 12, 0xff)) : Optional.empty();
    }

    private static InetAddress ipv4(byte[] bytes, int at, int mask) {
        var found = Arrays.copyOfRange(bytes, at, at + IPV4_BYTES);
        for (int i = 0; i < found.length; i++) {
            found[i] ^= (byte) mask;
        }
        try {
            return InetAddress.getByAddress(found);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
