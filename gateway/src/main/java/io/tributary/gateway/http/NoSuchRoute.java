package io.tributary.gateway.http;

import io.tributary.schemas.value.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** Answers what no route matches, and says why: the path, the method or the media type. */
public final class NoSuchRoute implements HandlerFunction<ServerResponse> {
    private final List<Known> known = new ArrayList<>();

    public NoSuchRoute(List<Route> routes) {
        routes.forEach(route -> known.add(new Known(route.method(),
                PathPatternParser.defaultInstance.parse(route.path()))));
    }

    @Override
    public Mono<ServerResponse> handle(ServerRequest request) {
        return Mono.error(problem(request).toException());
    }

    private Problem problem(ServerRequest request) {
        var path = request.requestPath().pathWithinApplication();
        var here = known.stream().filter(route -> route.pattern.matches(path)).toList();
        if (here.isEmpty()) {
            return new Problem(ProblemCode.NOT_FOUND, "there is no such resource");
        }
        if (here.stream().anyMatch(route -> route.method.equals(request.method()))) {
            return new Problem(ProblemCode.NOT_ACCEPTABLE,
                    "the resource has none of the accepted media types");
        }
        var allow = here.stream().map(route -> route.method.name()).distinct().sorted()
                .collect(Collectors.joining(", "));
        return new Problem(ProblemCode.METHOD_NOT_ALLOWED, "the resource has only " + allow, null,
                null, allow);
    }

    private record Known(HttpMethod method, PathPattern pattern) {}
}
