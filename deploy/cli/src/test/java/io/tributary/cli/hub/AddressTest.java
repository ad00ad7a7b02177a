package io.tributary.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What people type reaches the hub as one part of an address. */
class AddressTest {
    @Test
    void whatStandsForItselfInAnAddressIsEncoded() {
        assertThat(Address.of("/v1/things", "a/b c").below("/more").with("type", "x&y+z"))
                .hasToString("/v1/things/a%2Fb%20c/more?type=x%26y%2Bz");
    }

    @Test
    void aParameterWithoutAValueIsLeftOut() {
        assertThat(Address.of("/v1/things").with("type", null)).hasToString("/v1/things");
    }
}
