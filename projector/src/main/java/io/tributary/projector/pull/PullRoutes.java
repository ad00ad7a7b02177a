package io.tributary.projector.pull;

import static org.springframework.web.reactive.function.server.RouterFunctions.route;

import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.R2dbcException;
import io.tributary.schemas.value.ProblemCode;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.pool.PoolAcquirePendingLimitException;

/** The internal pull API's table of contents. */
public final class PullRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(PullRoutes.class);

    private PullRoutes() {}

    /**
     * @param all connections of a role that sees all tenants, for the operator's overview alone
     * @param onlineWithin how long after it was last seen a vehicle counts as online
     */
    public static RouterFunction<ServerResponse> of(TenantReads reads, ConnectionFactory all,
            PullSettings settings,
            Duration onlineWithin, String accessToken, MeterRegistry meters) {
        var parameters = new Parameters(settings);
        var pulls = new PullHandler(parameters, new Pages(reads, settings.scanRowsMax()), reads,
                settings.entitiesMax(), meters);
        var conflicts = new ConflictHandler(parameters, reads);
        var open = new OpenConflictHandler(parameters, all);
        var ledger = new LedgerHandler(parameters, reads);
        var audit = new AuditHandler(parameters, reads);
        var vehicles = new VehicleHandler(new VehicleParameters(settings.rowsMax()), reads,
                onlineWithin);
        return route().path("/internal/v1", hub -> hub
                .path("/tenants/{tenant}", tenant -> tenant
                        .GET("/changes", pulls::page)
                        .GET("/entities/{type}/{id}", pulls::entity)
                        .POST("/entities", pulls::entities)
                        .GET("/conflicts", conflicts::page)
                        .GET("/conflicts/{id}", conflicts::one)
                        .GET("/ledger/{type}/{id}", ledger::page)
                        .GET("/audit", audit::ofTenant)
                        .GET("/vehicles", vehicles::list)
                        .GET("/vehicles/{id}", vehicles::one)
                        .GET("/vehicles/{id}/status", vehicles::status)
                        .GET("/vehicles/{id}/alarms", vehicles::alarms)
                        .GET("/vehicles/{id}/channels", vehicles::channels)
                        .GET("/vehicles/{id}/history", vehicles::history)
                        .GET("/vehicles/{id}/coverage", vehicles::coverage)
                        .GET("/vehicles/{id}/journal", vehicles::journal))
                .GET("/audit", audit::ofAll)
                .GET("/vehicles", vehicles::all)
                .GET("/conflicts", open::list)
                .filter(new AccessToken(accessToken))
                .onError(BadRequest.class, (failure, request) -> Problems
                        .of(ProblemCode.INVALID_REQUEST, String.valueOf(failure.getMessage())))
                .onError(R2dbcException.class, (failure, request) -> unavailable(failure, request,
                        settings))
                .onError(PoolAcquirePendingLimitException.class,
                        (failure, request) -> unavailable(failure, request, settings)))
                .build();
    }

    private static Mono<ServerResponse> unavailable(Throwable failure, ServerRequest request,
            PullSettings settings) {
        LOG.warn("{} is sent away: {}", request.path(), failure.toString());
        return Problems.later(settings.retryAfter(), "Postgres does not answer in time.");
    }
}
