package io.tributary.gateway.fleet.vehicle;

import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.tributary.schemas.fleet.Alarm;
import io.tributary.schemas.fleet.Channel;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.value.TenantId;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Asks vehicles (contract fleet, section 2). Each request ends within its vehicle's time-out, whatever
 * the vehicle does, and fails as a {@link VehicleFailure} and in no other way. No redirect is followed
 * and no proxy is asked.
 */
public final class VehicleClient implements AutoCloseable {
    private static final int LOOKUP_THREADS = 16;
    private static final int LOOKUPS_MAX = 10_000;
    private static final int CONNECTIONS_MAX = 10_000;
    private static final int SMALL_ANSWER_MAX = 1 << 20;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final Duration UNUSED = Duration.ofMinutes(2);
    private static final String KEY = "X-API-Key";

    private final int answerMax;
    private final Scheduler lookups = Schedulers.newBoundedElastic(LOOKUP_THREADS, LOOKUPS_MAX,
            "vehicle-names", (int) IDLE.toSeconds(), true);
    private final LoopResources loops;
    private final List<ConnectionProvider> connections = new ArrayList<>();
    private final Map<TenantId, WebClient> ofTenants = new HashMap<>();
    private final WebClient common;

    public VehicleClient(Vehicles vehicles, VehicleSettings settings) {
        answerMax = Math.toIntExact(settings.answerMax().toBytes());
        loops = LoopResources.create("vehicles", settings.threads(), true);
        int connectMillis = Math.toIntExact(settings.timeout().toMillis());
        common = client(new Networks(settings.networks()), connectMillis);
        vehicles.networksOfTenants().forEach((tenant,
                networks) -> ofTenants.put(tenant, client(networks, connectMillis)));
    }

    /** Each has connections of its own, or one tenant's could serve another that may not go there. */
    private WebClient client(Networks networks, int connectMillis) {
        var provider = ConnectionProvider.builder("vehicles").maxConnections(CONNECTIONS_MAX)
                .maxIdleTime(IDLE).evictInBackground(IDLE)
                .disposeInactivePoolsInBackground(UNUSED, UNUSED).build();
        connections.add(provider);
        var http = HttpClient.create(provider).runOn(loops)
                .resolver(new GuardedResolver(networks, InetAddress::getAllByName, lookups))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                .compress(true).followRedirect(false);
        return WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build();
    }

    public Mono<Status> status(Vehicle vehicle) {
        return ask(vehicle, "/status", SMALL_ANSWER_MAX, () -> new TreeReader<>(Answers::status));
    }

    public Mono<List<Channel>> channels(Vehicle vehicle) {
        return ask(vehicle, "/channels", SMALL_ANSWER_MAX,
                () -> new TreeReader<>(Answers::channels));
    }

    /** @param limit how many rows are wanted at most */
    public Mono<SampleAnswer> samples(Vehicle vehicle, Span window, int limit) {
        return ask(vehicle, "/data" + query(window) + "&limit=" + limit, answerMax,
                () -> new SampleReader(limit));
    }

    public Mono<List<Alarm>> alarms(Vehicle vehicle, Span window) {
        return ask(vehicle, "/alarms" + query(window), answerMax,
                () -> new TreeReader<>(Answers::alarms));
    }

    public Mono<List<Reading>> latest(Vehicle vehicle) {
        return ask(vehicle, "/data/latest", SMALL_ANSWER_MAX,
                () -> new TreeReader<>(Answers::latest));
    }

    @Override
    public void close() {
        connections.forEach(ConnectionProvider::dispose);
        loops.dispose();
        lookups.dispose();
    }

    private static String query(Span window) {
        return "?from=" + VehicleTime.format(window.from()) + "&to="
                + VehicleTime.format(window.to());
    }

    private <T> Mono<T> ask(Vehicle vehicle, String resource, int bytesMax,
            Supplier<BodyReader<T>> reader) {
        return ofTenants.getOrDefault(vehicle.tenant(), common).get()
                .uri(URI.create(vehicle.baseUrl() + resource))
                .header(KEY, vehicle.apiKey())
                .exchangeToMono(response -> read(response, bytesMax, reader.get()))
                .timeout(vehicle.timeout())
                .onErrorMap(error -> named(resource, failure(error)));
    }

    private static <T> Mono<T> read(ClientResponse response, int bytesMax, BodyReader<T> reader) {
        var status = response.statusCode();
        if (!status.is2xxSuccessful()) {
            return Mono.error(refused(status));
        }
        return taken(response.bodyToFlux(DataBuffer.class), bytesMax, reader)
                .then(Mono.fromCallable(reader::end));
    }

    private static Flux<Object> taken(Flux<DataBuffer> body, int bytesMax, BodyReader<?> reader) {
        var size = new int[1];
        return body.handle((DataBuffer buffer, SynchronousSink<Object> sink) -> {
            try {
                var bytes = new byte[buffer.readableByteCount()];
                buffer.read(bytes);
                size[0] += bytes.length;
                if (size[0] > bytesMax) {
                    sink.error(new VehicleFailure(VehicleFailure.Kind.TOO_LARGE,
                            "the answer is over " + bytesMax + " bytes"));
                } else {
                    reader.take(bytes);
                }
            } catch (VehicleFailure e) {
                sink.error(e);
            } finally {
                DataBufferUtils.release(buffer);
            }
        });
    }

    private static VehicleFailure refused(HttpStatusCode status) {
        return new VehicleFailure(status.is5xxServerError() ? VehicleFailure.Kind.BROKEN
                : VehicleFailure.Kind.REFUSED, "the vehicle answered " + status.value());
    }

    private static VehicleFailure failure(Throwable error) {
        return switch (error) {
            case VehicleFailure it -> it;
            case TimeoutException _ -> timedOut();
            case ConnectTimeoutException _ -> timedOut();
            case PrematureCloseException _ -> new VehicleFailure(VehicleFailure.Kind.REFUSED,
                    "the connection was closed before the answer's end");
            case DecoderException _ -> Garbage.because("can't be unpacked");
            case WebClientRequestException it when it.getCause() != null -> failure(it.getCause());
            default -> new VehicleFailure(VehicleFailure.Kind.REFUSED,
                    error.getClass().getSimpleName()
                            + (error.getMessage() == null ? "" : ": " + error.getMessage()));
        };
    }

    private static VehicleFailure timedOut() {
        return new VehicleFailure(VehicleFailure.Kind.TIMEOUT, "Request timed out");
    }

    /** A time-out keeps its text, which the contract gives (section 3). */
    private static VehicleFailure named(String resource, VehicleFailure failure) {
        int query = resource.indexOf('?');
        return failure.kind() == VehicleFailure.Kind.TIMEOUT ? failure
                : new VehicleFailure(failure.kind(), "GET "
                        + (query < 0 ? resource : resource.substring(0, query)) + ": "
                        + failure.text());
    }
}
