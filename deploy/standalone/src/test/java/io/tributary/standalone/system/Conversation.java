package io.tributary.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A recorded conversation: requests, and what each must be answered with.
 *
 * @param shapes objects that requests name with an {@code @} and then say only what is different
 */
record Conversation(String name, JsonNode exchanges, JsonNode shapes) {

    /** Holds it with the hub at this address. */
    void replay(String baseUrl, HttpClient http, Map<String, String> words) {
        var known = new HashMap<>(words);
        for (var exchange : exchanges) {
            new Replay(baseUrl, http, known).hold(exchange);
        }
    }

    private final class Replay {
        private final String baseUrl;
        private final HttpClient http;
        private final Expectation expectation;

        Replay(String baseUrl, HttpClient http, Map<String, String> words) {
            this.baseUrl = baseUrl;
            this.http = http;
            expectation = new Expectation(words);
        }

        void hold(JsonNode exchange) {
            if (exchange.path("eventually").asBoolean(false)) {
                Until.isSo(() -> exchanged(exchange));
            } else {
                exchanged(exchange);
            }
        }

        private void exchanged(JsonNode exchange) {
            int times = exchange.path("atOnce").asInt(1);
            var answers = send(request(exchange), times);
            var expected = exchange.has("responses") ? exchange.get("responses")
                    : HubClient.JSON.createArrayNode().add(exchange.get("response"));
            for (var response : expected) {
                int count = response.path("count").asInt(times);
                var differences = answers.stream()
                        .map(answer -> difference(response, answer)).toList();
                assertThat(differences.stream().filter(String::isEmpty))
                        .as("%s: %s\n%s", name, exchange.get("request"),
                                String.join("", differences))
                        .hasSize(count);
            }
        }

        private List<HttpResponse<String>> send(HttpRequest request, int times) {
            return IntStream.range(0, times)
                    .mapToObj(_ -> http.sendAsync(request, BodyHandlers.ofString())).toList()
                    .stream().map(answer -> answer.join()).toList();
        }

        private String difference(JsonNode expected, HttpResponse<String> answer) {
            if (answer.statusCode() != expected.get("status").asInt()) {
                return "status " + answer.statusCode() + ": " + answer.body() + "\n";
            }
            for (var header : expected.path("headers").properties()) {
                var value = answer.headers().firstValue(header.getKey()).orElse("");
                var difference = expectation.difference(header.getValue(),
                        HubClient.JSON.getNodeFactory().stringNode(value));
                if (!difference.isEmpty()) {
                    return header.getKey() + difference;
                }
            }
            return expected.has("body") ? expectation.difference(expected.get("body"),
                    HubClient.JSON.readTree(answer.body())) : "";
        }

        private HttpRequest request(JsonNode exchange) {
            var line = exchange.get("request").asString().split(" ", 2);
            var request = HttpRequest
                    .newBuilder(URI.create(baseUrl + expectation.fill(line[1])))
                    .timeout(Duration.ofSeconds(60));
            var headers = exchange.has("headers") ? exchange.get("headers")
                    : HubClient.JSON.readTree("{\"X-Tenant-ID\":\"{{tenant}}\"}");
            headers.properties().forEach(header -> request.header(header.getKey(),
                    expectation.fill(header.getValue().asString())));
            var body = exchange.get("body");
            if (body == null) {
                return request.method(line[0], BodyPublishers.noBody()).build();
            }
            request.header("Content-Type", "application/json");
            return exchange.path("gzip").asBoolean(false)
                    ? request.header("Content-Encoding", "gzip")
                            .method(line[0], BodyPublishers.ofByteArray(gzip(text(body)))).build()
                    : request.method(line[0], BodyPublishers.ofString(text(body))).build();
        }

        private static byte[] gzip(String text) {
            var packed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(text.getBytes(UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }

        /** A text is sent as it stands, so that it need not be JSON. */
        private String text(JsonNode body) {
            return body.isString() ? expectation.fill(body.asString())
                    : expectation.fill(expanded(body).toString());
        }

        private JsonNode expanded(JsonNode node) {
            if (node instanceof ArrayNode array) {
                var all = array.arrayNode();
                array.forEach(item -> all.add(expanded(item)));
                return all;
            }
            if (!(node instanceof ObjectNode object)) {
                return node;
            }
            var all = object.objectNode();
            object.properties().forEach(member -> {
                if (member.getKey().startsWith("@")) {
                    all.setAll((ObjectNode) shapes.get(member.getKey().substring(1)));
                    all.setAll((ObjectNode) expanded(member.getValue()));
                } else {
                    all.set(member.getKey(), expanded(member.getValue()));
                }
            });
            return all;
        }
    }

    /** The conversations of a file of the tests' resources. */
    static List<Conversation> in(String file) {
        try (var in = Conversation.class.getResourceAsStream("/conversations/" + file)) {
            var all = HubClient.JSON.readTree(in);
            return all.get("conversations").valueStream().map(it -> new Conversation(
                    it.get("name").asString(), it.get("exchanges"), all.get("shapes"))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
