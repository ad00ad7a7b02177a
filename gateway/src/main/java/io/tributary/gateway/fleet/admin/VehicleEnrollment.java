package io.tributary.gateway.fleet.admin;

import static io.tributary.gateway.admin.AdminFields.invalid;
import static io.tributary.gateway.admin.AdminFields.text;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.RegistryLog;
import io.tributary.gateway.fleet.admin.VehicleJson.VehicleRequest;
import io.tributary.gateway.fleet.vehicle.BaseUrl;
import io.tributary.gateway.fleet.vehicle.KeyBox;
import io.tributary.gateway.fleet.vehicle.Vehicles;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes, changes and removes vehicles, each request once: a vehicle that is made with an idempotency
 * key has an id that follows from the key.
 */
public final class VehicleEnrollment {
    private static final int NAME_LENGTH_MAX = 200;
    private static final int URL_LENGTH_MAX = 500;
    private static final int KEY_LENGTH_MAX = 200;
    private static final int SECONDS_MAX = 86_400;
    private static final int MILLIS_PER_SECOND = 1000;

    private final RegistryView registry;
    private final RegistryLog log;
    private final Vehicles vehicles;
    private final KeyBox keys;
    private final InstantSource clock;

    public VehicleEnrollment(RegistryView registry, RegistryLog log, Vehicles vehicles,
            KeyBox keys, InstantSource clock) {
        this.registry = registry;
        this.log = log;
        this.vehicles = vehicles;
        this.keys = keys;
        this.clock = clock;
    }

    RegistryEntry.Vehicle make(VehicleRequest request, @Nullable IdempotencyKey key) {
        var tenant = TenantChoice.of(registry, request.tenantId());
        var code = "vehicle-" + (key == null ? UUID.randomUUID()
                : Names.uuid("vehicle", tenant, key));
        var node = new NodeId(Names.uuid("node", tenant, code));
        var origin = keys.nameOf(request.name() + "\0" + request.baseUrl() + "\0"
                + request.apiKey() + "\0" + request.intervalSeconds() + "\0"
                + request.timeoutSeconds() + "\0" + request.overlapSeconds() + "\0"
                + request.enabled() + (request.firstWindowSeconds() == null ? ""
                        : "\0" + request.firstWindowSeconds())
                + (request.owners() == null ? "" : "\0" + request.owners()));
        var known = registry.vehicle(node);
        if (known != null) {
            if (!known.origin().equals(origin)) {
                throw new ProblemException(ProblemCode.KEY_REUSED,
                        "this Idempotency-Key stands for another request");
            }
            return known;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var vehicle = with(request, new RegistryEntry.Vehicle(node, tenant,
                text("name", request.name(), NAME_LENGTH_MAX),
                text("baseUrl", request.baseUrl(), URL_LENGTH_MAX), null, null, null, null, null,
                true, false, Set.of(), origin, now));
        log.append(new RegistryEntry.Node(node, tenant, code, vehicle.name(), Protocol.FLEET, 0,
                now), vehicle);
        return vehicle;
    }

    RegistryEntry.Vehicle change(NodeId node, VehicleRequest request) {
        var known = required(node);
        if (request.tenantId() != null && !request.tenantId().equals(known.tenant().value())) {
            throw invalid("tenantId", "can't be changed");
        }
        var changed = with(request, known);
        if (!changed.equals(known)) {
            log.append(changed);
        }
        return changed;
    }

    void remove(NodeId node) {
        var it = required(node);
        log.append(new RegistryEntry.Vehicle(it.node(), it.tenant(), it.name(), it.baseUrl(),
                null, it.interval(), it.timeout(), it.overlap(), it.firstWindow(), false, true,
                Set.of(), it.origin(), it.createdAt()));
    }

    /** A vehicle that is there. */
    RegistryEntry.Vehicle required(NodeId node) {
        var vehicle = registry.vehicle(node);
        if (vehicle == null || vehicle.removed()) {
            throw new ProblemException(ProblemCode.NOT_FOUND, "there is no such vehicle");
        }
        return vehicle;
    }

    private RegistryEntry.Vehicle with(VehicleRequest request, RegistryEntry.Vehicle it) {
        return new RegistryEntry.Vehicle(it.node(), it.tenant(),
                request.name() == null ? it.name()
                        : text("name", request.name(), NAME_LENGTH_MAX),
                request.baseUrl() == null ? it.baseUrl() : baseUrl(request.baseUrl(), it.tenant()),
                sealedKey(request.apiKey(), it),
                orElse(seconds("intervalSeconds", request.intervalSeconds(), 1), it.interval()),
                orElse(timeout(request.timeoutSeconds()), it.timeout()),
                orElse(seconds("overlapSeconds", request.overlapSeconds(), 0), it.overlap()),
                orElse(seconds("firstWindowSeconds", request.firstWindowSeconds(), 1),
                        it.firstWindow()),
                request.enabled() == null ? it.enabled() : request.enabled(), false,
                owners(request, it), it.origin(), it.createdAt());
    }

    private Set<UUID> owners(VehicleRequest request, RegistryEntry.Vehicle it) {
        if (request.owners() == null) {
            return it.owners();
        }
        var owners = new LinkedHashSet<>(request.owners());
        if (owners.size() > RegistryEntry.Vehicle.OWNERS_MAX) {
            throw invalid("owners",
                    "must be at most " + RegistryEntry.Vehicle.OWNERS_MAX + " users");
        }
        for (var id : owners) {
            var user = registry.user(id);
            if (user == null || user.protocol() != Protocol.FLEET
                    || !user.tenant().equals(it.tenant())) {
                throw new ProblemException(ProblemCode.UNPROCESSABLE,
                        "field 'owners' names no user of the vehicle's tenant: " + id);
            }
        }
        return owners;
    }

    private String baseUrl(String text, TenantId tenant) {
        try {
            var url = vehicles.url(text, tenant);
            if (BaseUrl.isForbidden(url, vehicles.networks(tenant))) {
                throw invalid("baseUrl", "is in no network where vehicles may be; see the setting"
                        + " tributary.gateway.fleet.vehicle.networks");
            }
            return url.toString();
        } catch (IllegalArgumentException e) {
            throw invalid("baseUrl", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable String sealedKey(@Nullable String apiKey, RegistryEntry.Vehicle it) {
        if (apiKey == null) {
            return it.sealedKey();
        }
        if (apiKey.isEmpty()) {
            return null;
        }
        if (apiKey.length() > KEY_LENGTH_MAX
                || !apiKey.chars().allMatch(c -> c > ' ' && c < '\u007f')) {
            throw invalid("apiKey", "must be at most " + KEY_LENGTH_MAX
                    + " visible ASCII characters");
        }
        return keys.seal(it.node(), apiKey);
    }

    private static @Nullable Duration seconds(String name, @Nullable Integer given, int min) {
        if (given != null && (given < min || given > SECONDS_MAX)) {
            throw invalid(name, "must be " + min + " to " + SECONDS_MAX);
        }
        return given == null ? null : Duration.ofSeconds(given);
    }

    private static @Nullable Duration timeout(@Nullable Double given) {
        if (given == null) {
            return null;
        }
        long millis = Math.round(given * MILLIS_PER_SECOND);
        if (millis < 1 || millis > (long) SECONDS_MAX * MILLIS_PER_SECOND) {
            throw invalid("timeoutSeconds", "must be more than 0 and at most " + SECONDS_MAX);
        }
        return Duration.ofMillis(millis);
    }

    private static @Nullable Duration orElse(@Nullable Duration one, @Nullable Duration other) {
        return one == null ? other : one;
    }
}
