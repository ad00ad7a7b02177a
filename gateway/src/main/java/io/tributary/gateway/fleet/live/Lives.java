package io.tributary.gateway.fleet.live;

import io.tributary.gateway.fleet.live.Live.Condition;
import io.tributary.gateway.fleet.pull.FleetSettings.LiveSettings;
import io.tributary.gateway.fleet.vehicle.Reading;
import io.tributary.gateway.fleet.vehicle.Vehicle;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.Vehicles;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What vehicles measure now. A vehicle is asked once in each interval however many watch it, and not
 * at all while nobody does.
 */
public final class Lives {
    private final VehicleClient client;
    private final Vehicles vehicles;
    private final LiveSettings settings;
    private final InstantSource clock;
    private final Map<NodeId, Watched> watched = new ConcurrentHashMap<>();

    public Lives(VehicleClient client, Vehicles vehicles, LiveSettings settings,
            InstantSource clock) {
        this.client = client;
        this.vehicles = vehicles;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param entry a vehicle that was changed meanwhile is asked where it is now */
    private record Watched(RegistryEntry.Vehicle entry, Flux<Live> values) {}

    /** The vehicle's values, the latest at once; a slow watcher misses some. */
    Flux<Live> of(RegistryEntry.Vehicle entry) {
        return Flux.defer(() -> watched.compute(entry.node(),
                (_, now) -> now != null && now.entry().equals(entry) ? now
                        : new Watched(entry, shared(entry)))
                .values().onBackpressureLatest());
    }

    /** How many vehicles somebody watches. */
    int watchedNow() {
        return watched.size();
    }

    private Flux<Live> shared(RegistryEntry.Vehicle entry) {
        return Flux.interval(Duration.ZERO, settings.interval()).onBackpressureDrop()
                .concatMap(_ -> ask(entry), 1)
                .doFinally(_ -> watched.computeIfPresent(entry.node(),
                        (_, now) -> now.entry().equals(entry) ? null : now))
                .replay(1).refCount();
    }

    private Mono<Live> ask(RegistryEntry.Vehicle entry) {
        return Mono.fromCallable(() -> vehicles.of(entry))
                .flatMap(vehicle -> client.latest(quickly(vehicle)))
                .map(this::live)
                // Whatever the reason is: the watcher sees that there are no values.
                .onErrorReturn(Live.OFFLINE);
    }

    private Vehicle quickly(Vehicle vehicle) {
        return new Vehicle(vehicle.node(), vehicle.tenant(), vehicle.baseUrl(), vehicle.apiKey(),
                vehicle.interval(), settings.timeout(), vehicle.overlap(),
                vehicle.firstWindow());
    }

    private Live live(List<Reading> readings) {
        long newest = readings.stream().mapToLong(Reading::time).max().orElse(Long.MIN_VALUE);
        long fresh = clock.millis() - settings.staleAfter().toMillis();
        return new Live(newest < fresh ? Condition.STALE : Condition.ONLINE, readings);
    }
}
