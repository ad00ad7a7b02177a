package io.tributary.gateway.fleet.vehicle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.tributary.gateway.fixture.VehicleFixture;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.TenantId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whom the hub calls, and whom it does not. */
class VehicleClientIT {
    private static final TenantId TENANT = TenantId
            .parse("0194e7a0-0000-7000-8000-000000000001");
    private static final NodeId NODE = NodeId.parse("0194e7a0-0000-7000-8000-000000000002");
    private static final List<String> INTERNET = List.of("0.0.0.0/0", "::/0");
    private static final List<String> THIS_MACHINE = List.of("127.0.0.0/8");

    private static VehicleSettings settings(List<String> networks,
            VehicleSettings.OfTenant... tenants) {
        return new VehicleSettings(VehicleFixture.KEY, networks, List.of("http", "https"),
                List.of(tenants), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ZERO,
                Duration.ofMinutes(1), DataSize.ofMegabytes(1), 50_000, 1);
    }

    private static VehicleClient client(VehicleSettings settings) {
        return new VehicleClient(new Vehicles(settings, new KeyBox("secret")), settings);
    }

    private static Vehicle at(String url) {
        return new Vehicle(NODE, TENANT, URI.create(url), VehicleFixture.KEY,
                Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ZERO,
                Duration.ofMinutes(1));
    }

    private static String failure(Mono<?> question) {
        try {
            return "answered " + question.block();
        } catch (RuntimeException e) {
            return String.valueOf(Exceptions.unwrap(e).getMessage());
        }
    }

    @Test
    void aVehicleOnThisMachineIsCalledOnlyIfThatIsAllowed() {
        try (var vehicle = new VehicleFixture();
                var careful = client(settings(INTERNET));
                var open = client(settings(THIS_MACHINE))) {
            assertThat(failure(careful.status(at(vehicle.url())))).contains("networks");
            assertThat(vehicle.askedPaths()).isEmpty();

            assertThat(open.status(at(vehicle.url())).block()).isEqualTo(new Status("1.4"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::1]", "127.1",
            "2130706433", "0.0.0.0"})
    void noSpellingOfThisMachineIsCalled(String host) {
        try (var vehicle = new VehicleFixture(); var client = client(settings(INTERNET))) {
            int port = URI.create(vehicle.url()).getPort();

            var failure = failure(client.status(at("http://" + host + ":" + port)));

            assertThat(failure).doesNotContain("answered");
            assertThat(vehicle.askedPaths()).isEmpty();
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (var vehicle = new VehicleFixture();
                var hidden = new VehicleFixture();
                var client = client(settings(THIS_MACHINE))) {
            vehicle.breakAt("/status", (_, response) -> response.status(307)
                    .header("Location", hidden.url() + "/status").send());

            assertThat(failure(client.status(at(vehicle.url())))).contains("307");
            assertThat(hidden.askedPaths()).isEmpty();
        }
    }

    @Test
    void aTenantsOwnNetworksHoldForItAlone() {
        var tenant = new VehicleSettings.OfTenant(TENANT.value(), null, THIS_MACHINE, null, null,
                null, null, null);
        try (var vehicle = new VehicleFixture();
                var client = client(settings(INTERNET, tenant))) {
            assertThat(client.status(at(vehicle.url())).block()).isEqualTo(new Status("1.4"));
            var other = new Vehicle(NODE, new TenantId(NODE.value()),
                    URI.create(vehicle.url()), VehicleFixture.KEY, Duration.ofSeconds(30),
                    Duration.ofSeconds(10), Duration.ZERO, Duration.ofMinutes(1));

            assertThat(failure(client.status(other))).contains("networks");
        }
    }

    @Test
    void aNameThatMeansAnotherAddressLaterIsLookedUpOnceForAConnection() throws Exception {
        var lookups = new AtomicInteger();
        var good = InetAddress.ofLiteral("93.184.216.34");
        var bad = InetAddress.ofLiteral("127.0.0.1");
        var resolver = new GuardedResolver(new Networks(INTERNET),
                _ -> new InetAddress[]{lookups.getAndIncrement() == 0 ? good : bad},
                Schedulers.immediate());
        var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            var name = InetSocketAddress.createUnresolved("rebinding.example.com", 80);
            var first = resolver.getResolver(loops.next()).resolveAll(name).get();
            var second = resolver.getResolver(loops.next()).resolveAll(name).await();

            assertThat(first).containsExactly(new InetSocketAddress(good, 80));
            assertThat(lookups).hasValue(2);
            assertThat(second.cause()).isInstanceOf(GuardedResolver.ForbiddenAddress.class);
        } finally {
            var _ = loops.shutdownGracefully();
            resolver.close();
        }
    }

    @Test
    void ofSeveralAddressesTheForbiddenOnesAreLeftOut() throws Exception {
        var good = InetAddress.ofLiteral("93.184.216.34");
        var resolver = new GuardedResolver(new Networks(INTERNET), _ -> new InetAddress[]{
                InetAddress.ofLiteral("169.254.169.254"), good, InetAddress.ofLiteral("::1")},
                Schedulers.immediate());
        var loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try {
            assertThat(resolver.getResolver(loops.next())
                    .resolveAll(InetSocketAddress.createUnresolved("mixed.example.com", 80))
                    .get()).containsExactly(new InetSocketAddress(good, 80));
        } finally {
            var _ = loops.shutdownGracefully();
            resolver.close();
        }
    }

    @Test
    void anAnswerThatUnpacksToTooMuchIsCutOff() {
        try (var vehicle = new VehicleFixture();
                var client = client(settings(THIS_MACHINE))) {
            vehicle.breakAt("/status", VehicleFixture.body(" ".repeat(5_000_000)));

            assertThatThrownBy(() -> client.status(at(vehicle.url())).block())
                    .satisfies(error -> assertThat(Exceptions.unwrap(error))
                            .isInstanceOfSatisfying(VehicleFailure.class,
                                    failure -> assertThat(failure.kind())
                                            .isEqualTo(VehicleFailure.Kind.TOO_LARGE)));
        }
    }
}
