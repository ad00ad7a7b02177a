package io.tributary.gateway.batch;

import io.tributary.schemas.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The playbook that every tenant begins with, since an answer must name one (section 1). */
record Seed(String playbookId, JsonNode playbook) {
    /** @throws IllegalArgumentException if the file holds no playbook: the hub must not start */
    static Seed read(@Nullable Path file) {
        var playbook = Json.MAPPER.readTree(file == null ? builtIn() : bytes(file));
        var flaw = Wire.PLAYBOOK.flaw(playbook);
        if (flaw != null) {
            throw new IllegalArgumentException("no playbook: " + file + ": " + flaw.field() + " "
                    + flaw.message());
        }
        return new Seed(playbook.path("playbookId").asString(), playbook);
    }

    private static byte[] builtIn() {
        try (var stream = Seed.class.getResourceAsStream("playbook.json")) {
            return Objects.requireNonNull(stream, "playbook.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read the playbook " + file, e);
        }
    }
}
