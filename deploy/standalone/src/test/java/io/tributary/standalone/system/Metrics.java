package io.tributary.standalone.system;

import io.tributary.standalone.Hub;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an application tells Prometheus.
 *
 * @param families the names that the exposition declares, as Prometheus's text format has them
 * @param values by name and labels as they are written
 */
record Metrics(Set<String> families, Map<String, Double> values) {
    private static final String TYPE = "# TYPE ";
    private static final String MAX = "_max";

    static Metrics of(Hub hub, String application) throws IOException, InterruptedException {
        var address = Objects.requireNonNull(hub.metrics().get(application));
        try (var http = HttpClient.newHttpClient()) {
            return read(http.send(HttpRequest.newBuilder(address).build(),
                    BodyHandlers.ofString()).body());
        }
    }

    private static Metrics read(String text) {
        var families = text.lines().filter(line -> line.startsWith(TYPE))
                .map(line -> line.substring(TYPE.length()).split(" ", 2)[0])
                .collect(Collectors.toCollection(TreeSet::new));
        // The largest value of a timer stands beside it as a family of its own.
        families.removeIf(name -> name.endsWith(MAX)
                && families.contains(name.substring(0, name.length() - MAX.length())));
        var values = new HashMap<String, Double>();
        text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).forEach(line -> {
            int end = line.lastIndexOf(' ');
            values.put(line.substring(0, end), number(line.substring(end + 1)));
        });
        return new Metrics(families, values);
    }

    /** Of one series, named with its labels in their order; 0 if there is none. */
    double value(String series) {
        return values.getOrDefault(series, 0.0);
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
