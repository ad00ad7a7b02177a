package io.tributary.bench.vehicle;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Vehicles behind one port: vehicle {@code n} at {@code /v/n}. The same vehicles may have ports of
 * their own as well.
 */
public final class VehicleServer implements AutoCloseable {
    private static final int COMPRESSED_BYTES_MIN = 500;
    private static final String PREFIX = "/v/";
    private static final byte[] GARBAGE = {'{', '"', 'r', 'o', 'w'};
    private static final int NOT_FOUND = 404;
    private static final int DIGITS_MAX = 9;

    private final VehicleSettings settings;
    private final int vehicles;
    private final InstantSource clock;
    private final Chance chance;
    private final ConcurrentMap<Integer, Vehicle> known = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Long> firstAsked = new ConcurrentHashMap<>();
    private final LongAdder rows = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final LongAdder troubled = new LongAdder();
    private final DisposableServer server;

    private VehicleServer(VehicleSettings settings, int vehicles, InstantSource clock, int port) {
        this.settings = settings;
        this.vehicles = vehicles;
        this.clock = clock;
        this.chance = new Chance(settings.seed());
        this.server = http(port).handle((request, response) -> {
            var path = request.fullPath();
            int slash = path.indexOf('/', PREFIX.length());
            return answer(number(path, slash), slash < 0 ? "" : path.substring(slash), request,
                    response);
        }).bindNow();
    }

    /**
     * Vehicles 0 to {@code vehicles - 1}.
     *
     * @param port 0 for any free one
     */
    public static VehicleServer start(VehicleSettings settings, int vehicles, InstantSource clock,
            int port) {
        return new VehicleServer(settings, vehicles, clock, port);
    }

    /** Serves one of the vehicles at a port of its own, without a prefix; ends with its owner. */
    public DisposableServer serve(int vehicle, int port) {
        return http(port).handle((request, response) -> answer(vehicle, request.fullPath(),
                request, response)).bindNow();
    }

    private static HttpServer http(int port) {
        return HttpServer.create().host("127.0.0.1").port(port).compress(COMPRESSED_BYTES_MIN);
    }

    public int port() {
        return server.port();
    }

    /** Where a vehicle's endpoints begin. */
    public String baseUrl(int vehicle) {
        return baseUrl(server.port(), vehicle);
    }

    /** Where the endpoints of a vehicle behind this port begin. */
    public static String baseUrl(int port, int vehicle) {
        return "http://127.0.0.1:" + port + PREFIX + vehicle;
    }

    /**
     * What must be known of a vehicle's channel when all was asked for that was recorded since the
     * first window; nothing if nobody has asked.
     */
    public Truth truth(int vehicle, int channel) {
        var first = firstAsked.get(vehicle);
        return first == null ? Truth.NOTHING
                : vehicle(vehicle).samples().truth(channel, first, Times.millis(settings.until()));
    }

    /** Whether the vehicle was asked for a window in which there was something. */
    public boolean isAsked(int vehicle) {
        return firstAsked.containsKey(vehicle);
    }

    /** Rows of samples in answers so far. */
    public long rows() {
        return rows.sum();
    }

    /** Requests to all vehicles so far. */
    public long requests() {
        return requests.sum();
    }

    /** Those of them that met a vehicle in trouble. */
    public long troubled() {
        return troubled.sum();
    }

    @Override
    public void close() {
        server.disposeNow();
    }

    private Publisher<Void> answer(int number, String endpoint, HttpServerRequest request,
            HttpServerResponse response) {
        if (number < 0 || number >= vehicles) {
            return response.status(NOT_FOUND).send();
        }
        requests.increment();
        long now = clock.millis();
        var trouble = Trouble.of(settings, chance, number, now);
        if (trouble != Trouble.NONE) {
            troubled.increment();
        }
        return switch (trouble) {
            case NONE -> send(response, reply(number, endpoint, request, now, true));
            case DATABASE_DOWN -> send(response, reply(number, endpoint, request, now, false));
            case SLOW -> Mono.delay(settings.slowBy()).then(Mono.defer(() -> Mono.from(
                    send(response, reply(number, endpoint, request, now, true)))));
            case GARBAGE -> send(response, Reply.ok(GARBAGE));
            case SILENT -> Mono.never();
            case AWAY -> Mono.fromRunnable(() -> request.withConnection(
                    connection -> {
                        var _ = connection.channel().close();
                    }));
            case BREAKS_OFF -> breakOff(response, reply(number, endpoint, request, now, true));
        };
    }

    private Reply reply(int number, String endpoint, HttpServerRequest request, long now,
            boolean databaseUp) {
        var query = new QueryStringDecoder(request.uri()).parameters();
        var reply = vehicle(number).answer(endpoint, query,
                request.requestHeaders().get("X-API-Key"), now, databaseUp);
        if (reply.rows() > 0) {
            rows.add(reply.rows());
            firstAsked.merge(number, Window.of(query).from(), Math::min);
        }
        return reply;
    }

    private Vehicle vehicle(int number) {
        return known.computeIfAbsent(number, it -> new Vehicle(settings, it));
    }

    private static Publisher<Void> send(HttpServerResponse response, Reply reply) {
        return head(response, reply).sendByteArray(Mono.just(reply.body()));
    }

    /** Says how long its answer is, and sends half of it: the error drops the connection. */
    private static Publisher<Void> breakOff(HttpServerResponse response, Reply reply) {
        var half = Arrays.copyOf(reply.body(), reply.body().length / 2);
        return head(response, reply).sendByteArray(Flux.just(half)
                .concatWith(Mono.error(
                        () -> new IOException("the vehicle is gone"))));
    }

    private static HttpServerResponse head(HttpServerResponse response, Reply reply) {
        return response.status(reply.status()).header("Content-Type", "application/json")
                .header("Content-Length", Integer.toString(reply.body().length));
    }

    private static int number(String path, int slash) {
        if (!path.startsWith(PREFIX) || slash < 0) {
            return -1;
        }
        var digits = path.substring(PREFIX.length(), slash);
        return !digits.isEmpty() && digits.length() <= DIGITS_MAX
                && digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : -1;
    }
}
