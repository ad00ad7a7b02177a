package io.tributary.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tributary.schemas.codec.PolicyYaml.InvalidPolicy;
import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy.Overlap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where policies come from. */
class PolicySettingsTest {
    @Test
    void theDialectsPoliciesAreReadWithoutAnyFile() {
        assertThat(new PolicySettings(null).read()).isInstanceOf(Policies.class);
    }

    @Test
    void theOperatorsPoliciesComeFirst(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("p.yaml"),
                "policies: [{type: 'any*', overlap: current-wins}]");

        assertThat(new PolicySettings(file).read().of("anything").overlap())
                .isEqualTo(Overlap.CURRENT_WINS);
    }

    @Test
    void aFileThatContradictsItselfIsNamed(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("p.yaml"), "policies: [{}]");

        assertThatExceptionOfType(InvalidPolicy.class)
                .isThrownBy(() -> new PolicySettings(file).read())
                .withMessageStartingWith(file + ", line 1: ");
    }

    @Test
    void aFileThatIsNotThereIsNamed(@TempDir Path folder) {
        var file = folder.resolve("missing.yaml");

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new PolicySettings(file).read())
                .withMessageContaining(file.toString());
    }
}
