package io.tributary.cli.roastery;

import io.tributary.schemas.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A hub's admin API. */
final class Hub implements AutoCloseable {
    private final URI url;
    private final String token;
    private final Duration timeout;
    private final HttpClient http;

    Hub(URI url, Path tokenFile, Duration timeout) {
        this.url = url;
        this.timeout = timeout;
        try {
            token = Files.readString(tokenFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + tokenFile + ": " + e.getMessage(), e);
        }
        http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    /**
     * The answer to a request that was done.
     *
     * @throws RefusedByHub in the hub's own words if it was not
     * @throws NoHub if there was no answer
     */
    JsonNode post(String path, Object body) {
        var request = HttpRequest.newBuilder(url.resolve(path)).timeout(timeout)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body))).build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new RefusedByHub(response.statusCode(), problem(response.body()));
            }
            return Json.MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new NoHub(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoHub(url, e);
        }
    }

    /** The detail of a problem document, or whatever else stands in its place. */
    private static String problem(String body) {
        try {
            return Json.MAPPER.readTree(body).path("detail").asString(body);
        } catch (JacksonException e) {
            return body;
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
