package io.tributary.projector.pull;

import io.tributary.projector.telemetry.HistoryQuery;
import io.tributary.schemas.fleet.Millis;
import io.tributary.schemas.fleet.Span;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.NodeKey;
import io.tributary.schemas.value.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What a request about vehicles asks for, checked. */
record VehicleParameters(int rowsMax) {
    TenantId tenant(ServerRequest request) {
        return Parameters.variable(request, "tenant", TenantId::parse);
    }

    /** Of the person for whom it is read; of the whole tenant if none is named. */
    Sight sight(ServerRequest request) {
        var owner = Parameters.optional(request, "owner", UUID::fromString);
        return owner == null ? new Sight.Tenant(tenant(request))
                : new Sight.Owner(tenant(request), owner);
    }

    NodeKey vehicle(ServerRequest request) {
        return new NodeKey(tenant(request), Parameters.variable(request, "id", NodeId::parse));
    }

    int limit(ServerRequest request) {
        return Parameters.read(request, "limit", Integer.toString(rowsMax),
                text -> Parameters.within(Integer.parseInt(text), rowsMax));
    }

    int offset(ServerRequest request) {
        return Parameters.read(request, "offset", "0", Integer::parseUnsignedInt);
    }

    boolean all(ServerRequest request) {
        return Parameters.read(request, "all", "false", Boolean::parseBoolean);
    }

    /** In milliseconds since 1970. */
    long before(ServerRequest request) {
        return Parameters.read(request, "before", Long.toString(Millis.MAX),
                text -> Millis.checked(Long.parseLong(text)));
    }

    HistoryQuery history(ServerRequest request) {
        return new HistoryQuery(vehicle(request),
                Parameters.read(request, "channel", "", Integer::parseInt),
                Parameters.read(request, "from", "", from -> new Span(Long.parseLong(from),
                        Parameters.read(request, "to", "", Long::parseLong))),
                bucket(request), limit(request));
    }

    private static @Nullable Duration bucket(ServerRequest request) {
        return Parameters.optional(request, "bucket",
                millis -> Duration.ofMillis(Parameters.within(Integer.parseInt(millis),
                        Integer.MAX_VALUE)));
    }
}
