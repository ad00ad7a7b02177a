package io.tributary.cli.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A path of the admin API with its query. */
public record Address(String path, Map<String, String> parameters) {
    public Address {
        parameters = Map.copyOf(parameters);
    }

    /** @param parts of the path below, each of which may hold any character */
    public static Address of(String path, Object... parts) {
        return new Address("", Map.of()).below(path, parts);
    }

    /** What lies below this. */
    public Address below(String more, Object... parts) {
        var whole = new StringBuilder(path).append(more);
        for (Object part : parts) {
            whole.append('/').append(encoded(part.toString()));
        }
        return new Address(whole.toString(), parameters);
    }

    /** With a parameter, unless it has no value. */
    public Address with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value.toString());
        return new Address(path, more);
    }

    @Override
    public String toString() {
        return parameters.isEmpty() ? path
                : parameters.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(it -> it.getKey() + "=" + encoded(it.getValue()))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    private static String encoded(String text) {
        // A plus sign means a space in a query alone.
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
