package io.tributary.gateway.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.schemas.value.NodeId;
import org.junit.jupiter.api.Test;

class KeyBoxTest {
    private static final NodeId TRUCK = NodeId.parse("0194e7a0-0000-7000-8000-000000000001");
    private static final NodeId OTHER = NodeId.parse("0194e7a0-0000-7000-8000-000000000002");

    private final KeyBox box = new KeyBox("token-secret-of-tests");

    @Test
    void aSealedKeyIsOpenedAgainByEveryGatewayOfTheHub() {
        var sealed = box.seal(TRUCK, "geheim");

        assertThat(sealed).doesNotContain("geheim");
        assertThat(new KeyBox("token-secret-of-tests").open(TRUCK, sealed)).isEqualTo("geheim");
    }

    @Test
    void theSameKeyIsSealedAnewEachTime() {
        assertThat(box.seal(TRUCK, "geheim")).isNotEqualTo(box.seal(TRUCK, "geheim"));
    }

    @Test
    void aKeyOpensForItsOwnVehicleOnly() {
        var sealed = box.seal(TRUCK, "geheim");

        assertThatThrownBy(() -> box.open(OTHER, sealed))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("geheim");
    }

    @Test
    void withoutTheHubsSecretNothingOpens() {
        var sealed = box.seal(TRUCK, "geheim");

        assertThatThrownBy(() -> new KeyBox("another-secret").open(TRUCK, sealed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token-secret");
        assertThatThrownBy(() -> box.open(TRUCK, "no base64!"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> box.open(TRUCK, "AAAA"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
