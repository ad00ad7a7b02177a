package io.tributary.cli;

import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.LaneKey;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which part of the history is meant. */
final class RangeOptions {
    /** What is decided again. */
    enum Source {
        PUSHES,
        CHANGES
    }

    @Option(names = "--from", defaultValue = "pushes", description = "What is decided again: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Source source = Source.PUSHES;

    @Option(names = "--tenant", description = "Only this tenant (its id).")
    private @Nullable UUID tenant;

    @Option(names = "--lane", description = "Only this lane of the tenant.")
    private @Nullable Integer lane;

    @Option(names = "--type", description = "Only report entities of this type, or of types that begin so if it ends with *; may be repeated.")
    private List<String> types = List.of();

    @Option(names = "--since", description = "The first moment, such as 2026-03-01T12:00:00Z (default: the oldest push that Kafka holds).")
    private @Nullable Instant since;

    @Option(names = "--until", description = "The moment after the last (default: now).")
    private @Nullable Instant until;

    @Option(names = "--look-back", defaultValue = "1h", converter = DurationText.class, description = "How long before --since to read pushes, so that retries and numbers are known (default: ${DEFAULT-VALUE}).")
    private Duration lookBack = Duration.ZERO;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    void check() {
        if (lane != null && tenant == null) {
            throw wrong("--lane needs --tenant");
        }
        if (lane != null && (lane < 0 || lane >= LaneKey.LANES_MAX)) {
            throw wrong("--lane is 0 to " + (LaneKey.LANES_MAX - 1));
        }
        if (since != null && until != null && !since.isBefore(until)) {
            throw wrong("--since must be before --until");
        }
    }

    private ParameterException wrong(String reason) {
        return new ParameterException(spec.commandLine(), reason);
    }

    Source source() {
        return source;
    }

    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    Instant until() {
        return until == null ? Instant.MAX : until;
    }

    Duration lookBack() {
        return lookBack;
    }

    /** The one lane that is meant; empty if there may be several. */
    Optional<LaneKey> lane() {
        return tenant == null || lane == null ? Optional.empty()
                : Optional.of(new LaneKey(new TenantId(tenant), lane));
    }

    /** Whether a record is meant, by the lane that its key begins with. */
    boolean holds(LaneKey of) {
        return (tenant == null || tenant.equals(of.tenant().value()))
                && (lane == null || lane == of.lane());
    }

    boolean holds(EntityRef entity) {
        return types.isEmpty() || types.stream().anyMatch(type -> type.endsWith("*")
                ? entity.type().startsWith(type.substring(0, type.length() - 1))
                : entity.type().equals(type));
    }
}
