package io.tributary.schemas.codec;

import io.tributary.schemas.codec.PolicyYaml.Source;
import io.tributary.schemas.policy.Policies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the policies stand. Gateway and processor must be given the same: the one chooses the lane by
 * them, the other decides. Behind the operator's file hold the policies of the dialects.
 *
 * @param file the operator's policy file; null if each type follows its dialect or the default
 */
@ConfigurationProperties("tributary.policies")
public record PolicySettings(@Nullable Path file) {
    /** The dialects whose types have policies, in {@code policies/<dialect>.yaml}. */
    private static final List<String> DIALECTS = List.of("artisan", "batch", "exchange",
            "lamport");

    /** @throws PolicyYaml.InvalidPolicy if a file contradicts itself: the hub must not start */
    public Policies read() {
        var sources = new ArrayList<Source>();
        if (file != null) {
            sources.add(operators(file));
        }
        DIALECTS.forEach(dialect -> sources.add(builtIn("policies/" + dialect + ".yaml")));
        return PolicyYaml.read(sources);
    }

    private static Source operators(Path file) {
        try {
            return new Source(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the policy file " + file, e);
        }
    }

    private static Source builtIn(String name) {
        try (var in = PolicySettings.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the hub was built without " + name);
            }
            return new Source(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + name, e);
        }
    }
}
