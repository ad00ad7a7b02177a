package io.tributary.projector.telemetry;

import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.UnreadableEvent;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.topic.Topics;
import io.tributary.schemas.value.NodeKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What records about vehicles become. */
public final class VehicleProjection {
    /** The topics that tell of vehicles. */
    public static final List<String> TOPICS = List.of(Topics.MEASUREMENTS, Topics.ALARMS,
            Topics.CHANNELS, Topics.JOURNAL, Topics.NODES);

    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private VehicleProjection() {}

    /**
     * Empty for what the registry says of others than vehicles.
     *
     * @throws UnreadableEvent if the record is not what its topic promises
     */
    public static Optional<VehicleRow> row(String topic, byte[] key, byte[] value) {
        return switch (topic) {
            case Topics.MEASUREMENTS -> Optional.of(new VehicleRow.Measured(vehicle(key),
                    Codecs.MEASUREMENTS.read(value)));
            case Topics.ALARMS -> Optional.of(new VehicleRow.Alarmed(vehicle(key),
                    Codecs.ALARM_STATE.read(value)));
            case Topics.CHANNELS -> Optional.of(new VehicleRow.Configured(vehicle(key),
                    Codecs.CHANNELS.read(value)));
            case Topics.JOURNAL -> Optional.of(new VehicleRow.Journalled(vehicle(key),
                    Codecs.JOURNAL_ENTRY.read(value)));
            case Topics.NODES -> registered(Codecs.REGISTRY_ENTRY.read(value));
            default -> throw new IllegalStateException("tells of no vehicles: " + topic);
        };
    }

    private static Optional<VehicleRow> registered(RegistryEntry entry) {
        return switch (entry) {
            case RegistryEntry.Vehicle it -> Optional.of(registered(it, address(it.baseUrl())));
            case RegistryEntry.Tenant _ -> Optional.empty();
            case RegistryEntry.Node _ -> Optional.empty();
            case RegistryEntry.Token _ -> Optional.empty();
            case RegistryEntry.TokenUse _ -> Optional.empty();
            case RegistryEntry.User _ -> Optional.empty();
        };
    }

    private static VehicleRow registered(RegistryEntry.Vehicle it, URI address) {
        return new VehicleRow.Registered(new NodeKey(it.tenant(), it.node()), it.name(),
                Objects.requireNonNullElse(address.getHost(), it.baseUrl()), port(address),
                !it.removed(), it.owners(), it.createdAt());
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return "https".equals(address.getScheme()) ? HTTPS : HTTP;
    }

    private static URI address(String baseUrl) {
        try {
            return URI.create(baseUrl);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("not a base URL", e);
        }
    }

    private static NodeKey vehicle(byte[] key) {
        var text = new String(key, StandardCharsets.UTF_8);
        try {
            return NodeKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableEvent("not a vehicle's key: " + text, e);
        }
    }

    /** The rows of one kind, in order. */
    static <T extends VehicleRow> Stream<T> of(Class<T> kind, List<VehicleRow> rows) {
        return rows.stream().filter(kind::isInstance).map(kind::cast);
    }
}
