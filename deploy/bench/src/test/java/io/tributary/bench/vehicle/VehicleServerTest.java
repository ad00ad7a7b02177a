package io.tributary.bench.vehicle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

class VehicleServerTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Fleets.at(100));

    private static HttpResponse<byte[]> get(String url, String... headers)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(60))
                    .header("X-API-Key", Fleets.KEY);
            return http.send((headers.length == 0 ? request : request.headers(headers)).build(),
                    BodyHandlers.ofByteArray());
        }
    }

    @Test
    void everyVehicleIsBehindThePortUnderItsNumber() throws Exception {
        try (var server = VehicleServer.start(Fleets.sound(), 3, CLOCK, 0)) {
            for (int i = 0; i < 3; i++) {
                assertThat(new String(get(server.baseUrl(i) + "/status").body(), UTF_8))
                        .contains("\"vehicle-" + i + "\"");
            }
            var root = "http://127.0.0.1:" + server.port();
            for (var path : new String[]{"/v/3/status", "/v/x/status", "/status", "/v/1",
                    "/v//status", "/v/99999999999/status", "/v/1/none"}) {
                assertThat(get(root + path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(server.requests()).isEqualTo(4);
        }
    }

    @Test
    void aVehicleMayHaveAPortOfItsOwn() throws Exception {
        try (var server = VehicleServer.start(Fleets.sound(), 3, CLOCK, 0)) {
            var own = server.serve(2, 0);

            assertThat(new String(get("http://127.0.0.1:" + own.port() + "/status").body(), UTF_8))
                    .contains("\"vehicle-2\"");
            own.disposeNow();
        }
    }

    @Test
    void longAnswersArePackedForWhoeverCanUnpackThem() throws Exception {
        try (var server = VehicleServer.start(Fleets.sound(), 1, CLOCK, 0)) {
            var url = server.baseUrl(0) + "/data?from=2026-02-22T10:00:10Z&to="
                    + "2026-02-22T10:00:40Z";
            var plain = get(url);
            var packed = get(url, "Accept-Encoding", "gzip");
            var small = get(server.baseUrl(0) + "/status", "Accept-Encoding", "gzip");

            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            try (var gzip = new GZIPInputStream(
                    new ByteArrayInputStream(packed.body()))) {
                assertThat(gzip.readAllBytes()).isEqualTo(plain.body());
            }
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(small.headers().firstValue("Content-Encoding")).isEmpty();
        }
    }

    @Test
    void vehiclesInTroubleAreAsTheirTroubleHasIt() throws Exception {
        var settings = Fleets.troubled(1);
        var chance = new Chance(settings.seed());
        var met = EnumSet.noneOf(Trouble.class);
        try (var server = VehicleServer.start(settings, 30, CLOCK, 0)) {
            for (int i = 0; i < 30; i++) {
                var trouble = Trouble.of(settings, chance, i, CLOCK.millis());
                if (trouble != Trouble.SILENT) {
                    met.add(trouble);
                    assertThat(outcome(server.baseUrl(i) + "/channels")).as(trouble + "")
                            .isEqualTo(expected(trouble));
                }
            }
            assertThat(server.troubled()).isPositive();
        }
        assertThat(met).isEqualTo(EnumSet.complementOf(
                EnumSet.of(Trouble.NONE, Trouble.SILENT)));
    }

    private static String expected(Trouble trouble) {
        return switch (trouble) {
            case NONE, SLOW -> "200, a list";
            case AWAY, SILENT, BREAKS_OFF -> "broken";
            case DATABASE_DOWN -> "503, {";
            case GARBAGE -> "200, {\"row";
        };
    }

    private static String outcome(String url) throws InterruptedException {
        try {
            var response = get(url);
            var body = new String(response.body(), UTF_8);
            return response.statusCode() + ", " + (body.startsWith("[{") && body.endsWith("}]")
                    ? "a list"
                    : body.startsWith("{\"row") ? body : body.substring(0, 1));
        } catch (IOException e) {
            return "broken";
        }
    }

    @Test
    void atFirstAndInTheEndEveryVehicleIsWell() {
        var settings = Fleets.troubled(1);
        var ended = new VehicleSettings(settings.seed(), 1, settings.period(), settings.from(),
                Fleets.at(50), 0, 0, 0, Duration.ZERO, Duration.ZERO, Fleets.at(20), 1, settings
                        .troubleLength(),
                Duration.ZERO, settings.alarmEvery(), settings.alarmRule(), Fleets.KEY);

        assertThat(Trouble.of(ended, new Chance(7), 1, Fleets.at(19).toEpochMilli()))
                .isEqualTo(Trouble.NONE);
        assertThat(Trouble.of(ended, new Chance(7), 1, Fleets.at(49).toEpochMilli()))
                .isNotEqualTo(Trouble.NONE);
        assertThat(Trouble.of(ended, new Chance(7), 1, Fleets.at(50).toEpochMilli()))
                .isEqualTo(Trouble.NONE);
        assertThat(new Vehicle(ended, 1).samples().newest(Fleets.at(90).toEpochMilli()))
                .hasValue(Fleets.at(49).getEpochSecond());
    }
}
