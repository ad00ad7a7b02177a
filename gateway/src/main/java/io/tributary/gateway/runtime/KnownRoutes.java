package io.tributary.gateway.runtime;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** All that the gateway answers, without the answer to everything else. */
record KnownRoutes(RouterFunction<ServerResponse> routes) {}
