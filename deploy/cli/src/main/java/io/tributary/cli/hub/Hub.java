package io.tributary.cli.hub;

import io.tributary.schemas.codec.Json;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A hub's admin API. Every call throws {@link RefusedByHub} in the hub's own words if the hub has not
 * done it, and {@link NoHub} if there was no answer.
 */
public final class Hub implements AutoCloseable {
    private static final int OK = 2;
    private static final int HUNDRED = 100;
    /** How the line begins that says where a pull has come to; a change begins with its lane. */
    private static final String END = "{\"cursor\":";

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

    public JsonNode get(Address address) {
        return json(send(request(address).GET().build(), BodyHandlers.ofString()));
    }

    /**
     * The rows of a list that comes in pages.
     *
     * @param rows the member that holds a page's rows
     * @param next the member that names the next page, if there is one
     * @param parameter by which the next page is asked for
     * @param max after so many rows no further page is asked for
     */
    public List<JsonNode> list(Address address, String rows, String next, String parameter,
            int max) {
        var all = new ArrayList<JsonNode>();
        var page = get(address);
        page.get(rows).forEach(all::add);
        while (page.hasNonNull(next) && all.size() < max) {
            page = get(address.with(parameter, page.get(next).asString()));
            page.get(rows).forEach(all::add);
        }
        return all.subList(0, Math.min(max, all.size()));
    }

    public JsonNode post(String path, Object body) {
        return post(Address.of(path), body, null);
    }

    /** @param key a name of this write: the same once more has no second effect; null for none */
    public JsonNode post(Address address, Object body, @Nullable String key) {
        var request = request(address).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return json(send(request.build(), BodyHandlers.ofString()));
    }

    public void delete(Address address) {
        var answer = send(request(address).DELETE().build(), BodyHandlers.ofString());
        checked(answer, answer.body());
    }

    /** Gives the changes of a pull on as they come, each as it stands there, up to its end. */
    public void pull(Address address, Consumer<String> changes) {
        var answer = send(request(address).header("Accept", "application/x-ndjson").GET().build(),
                BodyHandlers.ofLines());
        try (var lines = answer.body()) {
            if (answer.statusCode() / HUNDRED != OK) {
                checked(answer, lines.collect(Collectors.joining(" ")));
            }
            var line = lines.iterator();
            while (isThere(line)) {
                var text = line.next();
                if (text.startsWith(END)) {
                    return;
                }
                changes.accept(text);
            }
            throw new NoHub(url, new EOFException("the answer broke off"));
        }
    }

    private boolean isThere(Iterator<String> line) {
        try {
            return line.hasNext();
        } catch (UncheckedIOException e) {
            throw new NoHub(url, e);
        }
    }

    private HttpRequest.Builder request(Address address) {
        return HttpRequest.newBuilder(url.resolve(address.toString())).timeout(timeout)
                .header("Authorization", "Bearer " + token);
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> body) {
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new NoHub(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoHub(url, e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        checked(answer, answer.body());
        return Json.MAPPER.readTree(answer.body());
    }

    private static void checked(HttpResponse<?> answer, String body) {
        if (answer.statusCode() / HUNDRED != OK) {
            throw new RefusedByHub(answer.statusCode(), problem(body));
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
        // What is under way is of no use any more: an export that was cut off would go on to its end.
        http.shutdownNow();
    }
}
