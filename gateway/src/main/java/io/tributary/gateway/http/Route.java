package io.tributary.gateway.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** A method and a path pattern that the gateway answers. */
public record Route(HttpMethod method, String path) {
    /** Every route of a router function. */
    public static List<Route> of(RouterFunction<?> routes) {
        var visitor = new Collector();
        routes.accept(visitor);
        return List.copyOf(visitor.found);
    }

    // Spring's two visitors have a method of the same name, and one that is to be removed.
    @SuppressWarnings({"overloads", "removal"})
    private static final class Collector
            implements
                RouterFunctions.Visitor,
                RequestPredicates.Visitor {
        private final List<Route> found = new ArrayList<>();
        private Set<HttpMethod> methods = Set.of();
        private @Nullable String path;

        @Override
        public void route(RequestPredicate predicate, HandlerFunction<?> handler) {
            methods = Set.of();
            path = null;
            predicate.accept(this);
            var pattern = path;
            if (pattern == null || methods.isEmpty()) {
                throw new IllegalStateException("a route needs a method and a path: " + predicate);
            }
            methods.forEach(method -> found.add(new Route(method, pattern)));
        }

        @Override
        public void method(Set<HttpMethod> newMethods) {
            methods = newMethods;
        }

        @Override
        public void path(String pattern) {
            path = pattern;
        }

        @Override
        public void startNested(RequestPredicate predicate) {
            throw new IllegalStateException("routes are not nested: " + predicate);
        }

        @Override
        public void endNested(RequestPredicate predicate) {}

        @Override
        public void resources(Function<ServerRequest, Mono<Resource>> lookup) {}

        @Override
        public void attributes(Map<String, Object> attributes) {}

        @Override
        public void unknown(RouterFunction<?> routerFunction) {}

        @Override
        public void startAnd() {}

        @Override
        public void and() {}

        @Override
        public void endAnd() {}

        @Override
        public void startOr() {}

        @Override
        public void or() {}

        @Override
        public void endOr() {}

        @Override
        public void startNegate() {}

        @Override
        public void endNegate() {}

        @Override
        public void header(String name, String value) {}

        @Override
        public void queryParam(String name, String value) {}

        @Override
        public void version(String version) {}

        @Override
        @Deprecated
        public void pathExtension(String extension) {}

        @Override
        public void unknown(RequestPredicate predicate) {}
    }
}
