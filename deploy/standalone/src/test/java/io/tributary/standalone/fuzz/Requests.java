package io.tributary.standalone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/** Makes the requests; the same seed and number make the same, but for what the hub told of. */
final class Requests {
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private final String baseUrl;
    private final Map<String, String> tokens;
    private final Description description;
    private final List<Endpoint> endpoints;
    private final Seen seen;
    private final long seed;

    /** How far a request is from a good one. */
    enum Temper {
        VALID,
        NEARLY,
        HOSTILE
    }

    /** A request with what it is. */
    record Made(int number, Endpoint endpoint, Temper temper, HttpRequest request, String body) {
        @Override
        public String toString() {
            return temper + " " + number + ": " + request.method() + " " + request.uri() + " "
                    + request.headers().map() + " " + body;
        }
    }

    /** @param tokens by the door that they open */
    Requests(String baseUrl, Map<String, String> tokens, Description description, Seen seen,
            long seed) {
        this.baseUrl = baseUrl;
        this.tokens = tokens;
        this.description = description;
        this.seen = seen;
        this.seed = seed;
        endpoints = description.endpoints();
    }

    static String markOf(int number) {
        return "fz" + number + "z";
    }

    Made make(int number) {
        var random = new SplittableRandom(seed * 1_000_003 + number);
        var endpoint = endpoints.get(number % endpoints.size());
        var temper = Temper.values()[random.nextInt(Temper.values().length)];
        var values = new Values(description, seen, random, markOf(number));
        var damage = new Damage(random);
        // A body is damaged, or else a parameter: both at once would hide one behind the other.
        boolean inBody = endpoint.body() != null && random.nextInt(4) > 0;
        var parameters = new Parameters(endpoint, values, damage, random,
                temper != Temper.VALID && !inBody);
        var request = HttpRequest.newBuilder(URI.create(baseUrl + parameters.path()))
                .timeout(PATIENCE);
        parameters.headers(request);
        door(request, endpoint, temper, random);
        var body = endpoint.body() == null ? null
                : body(values, damage, endpoint, inBody ? temper : Temper.VALID);
        if (body == null) {
            request.method(endpoint.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            sent(request, endpoint, body, random, temper);
        }
        return new Made(number, endpoint, temper, request.build(),
                body == null ? "" : new String(body, UTF_8));
    }

    private static byte[] body(Values values, Damage damage, Endpoint endpoint, Temper temper) {
        var good = values.any(Objects.requireNonNull(endpoint.body()));
        return switch (temper) {
            case VALID -> good.toString().getBytes(UTF_8);
            case NEARLY -> damage.nearly(good);
            case HOSTILE -> damage.hostile(good.toString().getBytes(UTF_8));
        };
    }

    private static void sent(HttpRequest.Builder request, Endpoint endpoint, byte[] body,
            RandomGenerator random, Temper temper) {
        boolean packed = random.nextInt(8) == 0;
        if (packed) {
            request.header("Content-Encoding", "gzip");
        }
        // Now and then it says that it is packed, and is not.
        boolean lies = packed && temper == Temper.HOSTILE && random.nextBoolean();
        request.method(endpoint.method(),
                BodyPublishers.ofByteArray(packed && !lies ? gzip(body) : body));
    }

    private void door(HttpRequest.Builder request, Endpoint endpoint, Temper temper,
            RandomGenerator random) {
        var door = endpoint.door();
        if (door == null) {
            return;
        }
        var token = temper == Temper.HOSTILE && random.nextInt(10) == 0 ? "nobody"
                : Objects.requireNonNull(tokens.get(door), door);
        if (door.equals("device") && random.nextBoolean()) {
            request.header("X-Device-Token", token);
        } else {
            request.header("Authorization", "Bearer " + token);
        }
    }

    private static byte[] gzip(byte[] body) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** What stands in the path, the query and the headers. */
    private static final class Parameters {
        private String path;
        private final List<String> query = new ArrayList<>();
        private final List<String[]> headers = new ArrayList<>();

        Parameters(Endpoint endpoint, Values values, Damage damage, RandomGenerator random,
                boolean damaged) {
            path = endpoint.path();
            int worst = endpoint.parameters().isEmpty() ? -1
                    : random.nextInt(endpoint.parameters().size());
            for (int i = 0; i < endpoint.parameters().size(); i++) {
                var parameter = endpoint.parameters().get(i);
                boolean bad = damaged && i == worst;
                if (bad || parameter.path("required").asBoolean(false)
                        || random.nextInt(often(parameter)) == 0) {
                    add(parameter.get("in").asString(), parameter.get("name").asString(),
                            bad ? damage.text() : values.text(parameter));
                }
            }
            if (damaged && random.nextInt(4) == 0) {
                query.add(encoded(damage.text()) + "=" + encoded(damage.text()));
            }
        }

        /** One request in so many has it. */
        private static int often(JsonNode parameter) {
            return parameter.get("name").asString().equals("limit") ? 1 : 3;
        }

        String path() {
            return query.isEmpty() ? path : path + "?" + String.join("&", query);
        }

        void headers(HttpRequest.Builder request) {
            headers.forEach(header -> request.header(header[0], header[1]));
        }

        private void add(String where, String name, String value) {
            switch (where) {
                case "path" -> path = path.replace("{" + name + "}", encoded(value));
                case "query" -> query.add(name + "=" + encoded(value));
                // The client itself refuses all that is not printable.
                default -> headers.add(new String[]{name, value.replaceAll("[^ -~]", "?")});
            }
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, UTF_8).replace("+", "%20");
        }
    }
}
