package io.tributary.gateway.fleet.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fleet.vehicle.KeyBox;
import io.tributary.gateway.fleet.vehicle.VehicleClient;
import io.tributary.gateway.fleet.vehicle.Vehicles;
import io.tributary.schemas.fleet.Answer;
import io.tributary.schemas.fleet.Progress;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** Many vehicles of which a third take every request and say nothing, over real HTTP. */
class CrowdIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    /** More than may have their data under way at a time, so hanging ones would soon be in all places. */
    private static final int HANGING = 200;
    private static final int ALL = 3 * HANGING;
    private static final int CYCLES = 3;

    private final FleetSettings settings = TestSettings.with("vehicle.networks=127.0.0.0/8",
            "vehicle.timeout=10m", "vehicle.interval=1s", "in-flight-max=50");
    private final Vehicles vehicles = new Vehicles(settings.vehicle(), new KeyBox("secret"));
    private final PullCounts counts = new PullCounts(settings);
    private final Map<String, Integer> cycles = new ConcurrentHashMap<>();

    private void store(Holding vehicle, List<Answer> answers, Progress progress,
            Instant startedAt) {
        cycles.merge(vehicle.key(), 1, Integer::sum);
    }

    private static Publisher<Void> answer(HttpServerRequest request,
            HttpServerResponse response) {
        var path = request.fullPath().split("/", -1);
        if (Integer.parseInt(path[1]) < HANGING) {
            return Mono.never();
        }
        return response.sendString(Mono.just(switch (path[2]) {
            case "status" -> "{}";
            case "data" -> "{\"truncated\":false,\"rows\":[]}";
            default -> "[]";
        }));
    }

    private Round round(Cycle cycle, int number, int port) {
        var node = new NodeId(new UUID(0, number));
        var entry = new RegistryEntry.Vehicle(node, TENANT, "v", "http://127.0.0.1:" + port + "/"
                + number, null, null, null, null, null, true, false, Set.of(),
                "origin", Instant.EPOCH);
        return new Round(cycle, vehicles, settings, entry,
                new Holding(TENANT + "/" + node, 0, 1), new Memory(null, Duration.ZERO), null,
                Duration.ZERO);
    }

    @Test
    void aThirdThatHangsKeepsNoOtherFromItsCycles() throws InterruptedException {
        var loops = LoopResources.create("crowd", 1, true);
        var server = HttpServer.create().runOn(loops).host("127.0.0.1").handle(CrowdIT::answer)
                .bindNow();
        try (var client = new VehicleClient(vehicles, settings.vehicle())) {
            var cycle = new Cycle(client, this::store, counts, settings, InstantSource.system());
            // Those that hang come first, and are in the way of the others if anything can be.
            var rounds = IntStream.range(0, ALL)
                    .mapToObj(number -> round(cycle, number, server.port())).toList();
            rounds.subList(0, HANGING).forEach(Round::start);
            await().atMost(PATIENCE).until(() -> counts.askingNow() == HANGING);
            rounds.subList(HANGING, ALL).forEach(Round::start);

            await().atMost(PATIENCE).until(() -> cycles.size() == ALL - HANGING
                    && cycles.values().stream().allMatch(done -> done >= CYCLES));

            assertThat(counts.askingNow()).isGreaterThanOrEqualTo(HANGING);
            rounds.forEach(Round::end);
            for (var round : rounds) {
                round.awaitEnd(PATIENCE);
            }
        } finally {
            server.disposeNow();
            loops.dispose();
        }
    }
}
