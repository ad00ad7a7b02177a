package io.tributary.schemas.codec;

import io.tributary.schemas.policy.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the policies stand. Gateway and processor must be given the same: the one chooses the lane by
 * them, the other decides.
 *
 * @param file the policy file; null if every type follows the default policy
 */
@ConfigurationProperties("tributary.policies")
public record PolicySettings(@Nullable Path file) {

    /** @throws PolicyYaml.InvalidPolicy if the file contradicts itself: the hub must not start */
    public Policies read() {
        if (file == null) {
            return Policies.NONE;
        }
        try {
            return PolicyYaml.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the policy file " + file, e);
        }
    }
}
