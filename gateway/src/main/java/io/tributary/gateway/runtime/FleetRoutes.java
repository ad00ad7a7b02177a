package io.tributary.gateway.runtime;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The routes of the dialect fleet, which for the most part asks itself. */
record FleetRoutes(RouterFunction<ServerResponse> routes) {}
