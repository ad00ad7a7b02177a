package io.tributary.gateway.http;

import io.tributary.schemas.value.ProblemCode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Parameters of a query, each within its bounds. */
public final class Parameters {
    private final ServerRequest request;

    public Parameters(ServerRequest request) {
        this.request = request;
    }

    /** Null if the parameter is absent or empty. */
    public @Nullable String text(String name) {
        List<String> values = request.queryParams().getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw invalid(name, "stands there more than once");
        }
        var value = values.isEmpty() ? null : values.getFirst();
        return value == null || value.isEmpty() ? null : value;
    }

    public int whole(String name, int min, int max, int otherwise) {
        var text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Answered below, as any other number out of bounds.
        }
        throw invalid(name, "must be a whole number from " + min + " to " + max);
    }

    public boolean flag(String name, boolean otherwise) {
        return switch (text(name)) {
            case null -> otherwise;
            case "true" -> true;
            case "false" -> false;
            default -> throw invalid(name, "must be true or false");
        };
    }

    public @Nullable UUID uuid(String name) {
        var text = text(name);
        return text == null ? null : uuid(name, text);
    }

    public UUID pathUuid(String name) {
        return uuid(name, request.pathVariable(name));
    }

    /** A text as a UUID; refused under that name if it is none. */
    public static UUID uuid(String name, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid(name, "must be a UUID");
        }
    }

    public static ProblemException invalid(String name, String why) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, "parameter '" + name + "' " + why);
    }
}
