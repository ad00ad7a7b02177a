package io.tributary.gateway.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
    private static final Networks INTERNET = new Networks(List.of("0.0.0.0/0", "::/0"));

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "93.184.216.34", "172.32.0.1", "100.128.0.1",
            "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808", "2002:808:808::1"})
    void thePublicInternetIsAllowedByDefault(String text) throws UnknownHostException {
        assertThat(INTERNET.allow(address(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            // this machine
            "127.0.0.1", "127.1.2.3", "::1", "0.0.0.0", "::", "0.1.2.3",
            // private networks, where a cluster may be
            "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "fd00::1",
            "fc00::1", "fec0::1", "198.18.0.1",
            // link-local, with the clouds' metadata
            "169.254.169.254", "fe80::1", "fd00:ec2::254", "100.100.100.200", "192.0.0.192",
            // to everybody
            "224.0.0.1", "255.255.255.255", "ff02::1",
            // an IPv4 address in another guise
            "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "::ffff:10.0.0.1",
            "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::1",
            "2002:a9fe:a9fe::1", "2001:0:4136:e378:8000:63bf:80ff:fffe"})
    void whatHasAPurposeOfItsOwnIsNot(String text) throws UnknownHostException {
        assertThat(INTERNET.allow(address(text))).isFalse();
    }

    @Test
    void aMappedAddressThatJavaKeepsAsIpv6IsLookedThrough() throws UnknownHostException {
        var bytes = new byte[16];
        bytes[10] = -1;
        bytes[11] = -1;
        bytes[12] = 127;
        bytes[15] = 1;

        assertThat(INTERNET.allow(Inet6Address.getByAddress("mapped", bytes, -1))).isFalse();
    }

    @Test
    void aNetworkThatIsNamedIsAllowedAndNoOther() throws UnknownHostException {
        var vpn = new Networks(List.of("10.8.0.0/16"));

        assertThat(vpn.allow(address("10.8.200.1"))).isTrue();
        assertThat(vpn.allow(address("10.9.0.1"))).isFalse();
        assertThat(vpn.allow(address("8.8.8.8"))).isFalse();
    }

    @Test
    void aNetworkMustLieWithinThePurposeThatItOpens() throws UnknownHostException {
        assertThat(new Networks(List.of("8.0.0.0/5")).allow(address("10.0.0.1"))).isFalse();
        assertThat(new Networks(List.of("127.0.0.1/32")).allow(address("127.0.0.1"))).isTrue();
        assertThat(new Networks(List.of("127.0.0.1")).allow(address("127.0.0.1"))).isTrue();
        assertThat(new Networks(List.of("::1/128")).allow(address("::1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/-1", "", "cafe",
            "::/129"})
    void whatIsNoNetworkIsRefused(String text) {
        assertThatThrownBy(() -> new Networks(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
