package io.tributary.embedded.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;

class BrokerSettingsTest {
    private static final Path FOLDER = Path.of("folder");

    @Test
    void theseAreTheDefaults() {
        assertThat(BrokerSettings.in(FOLDER))
                .isEqualTo(new BrokerSettings(FOLDER, 0, 0, 25_165_824, 120_000, 20_000, false,
                        Map.of()));
    }

    @Test
    void aNumberOutOfItsBoundsIsRefusedByName() {
        assertThatThrownBy(() -> BrokerSettings.in(FOLDER).withPort(65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port is 65536, must be 0 to 65535");
        assertThatThrownBy(() -> new BrokerSettings(FOLDER, 9092, 9092, 1 << 20, 1_000, 1_000,
                false, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Kafka passes over a setting that it does not know, so a typing error would change nothing in silence. */
    @Test
    void kafkaKnowsEverySettingThatItIsGiven() {
        var settings = BrokerSettings.in(FOLDER).withFlushEachWrite(true);

        var properties = BrokerProperties.of(settings, FOLDER, 9092, 9093);

        assertThat(KafkaConfig.configDef().names()).containsAll(properties.keySet());
    }
}
