package io.tributary.gateway.lamport;

import io.tributary.gateway.lamport.Reading.Good;
import io.tributary.gateway.lamport.Reading.Unkept;
import io.tributary.gateway.lamport.Reading.Wrong;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** Parameters, refused in the same way as members of a body. */
final class Query {
    private Query() {}

    static String required(ServerRequest request, String name, Kind kind) {
        return required(List.of("query", name), request.queryParam(name).orElse(null), kind);
    }

    /** A UUID that is a part of the path; the route calls it {@code id}. */
    static UUID path(ServerRequest request, String name) {
        return UUID.fromString(
                required(List.of("path", name), request.pathVariable("id"), Kind.UUID));
    }

    static String required(List<Object> place, @Nullable String value, Kind kind) {
        if (value == null) {
            throw new InvalidShape(Fault.missing(place));
        }
        return switch (kind.read(value)) {
            case Good(var good) -> good.toString();
            case Wrong(var type, var msg) -> throw new InvalidShape(new Fault(place, msg, type));
            case Unkept(var why) -> throw new InvalidShape(
                    new Fault(place, "Input has " + why, "value_error"));
        };
    }
}
