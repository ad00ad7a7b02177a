package io.tributary.projector.pull;

import io.tributary.projector.audit.AuditQuery;
import io.tributary.projector.conflict.ConflictQuery;
import io.tributary.projector.entity.LedgerTable;
import io.tributary.schemas.conflict.Conflict;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What a request asks for, checked. */
final class Parameters {
    private static final int RECORDS_DEFAULT = 100;
    private static final int RECORDS_MAX = 1000;

    private final PullSettings settings;

    Parameters(PullSettings settings) {
        this.settings = settings;
    }

    PageQuery page(ServerRequest request) {
        return new PageQuery(tenant(request), read(request, "after", "", Positions::parse),
                read(request, "limit", Integer.toString(settings.rowsMax()),
                        text -> within(Integer.parseInt(text), settings.rowsMax())),
                read(request, "bytes", Long.toString(settings.bytesMax().toBytes()),
                        text -> Math.min(settings.bytesMax().toBytes(),
                                within(Long.parseLong(text), Long.MAX_VALUE))),
                types(request), optional(request, "except", NodeId::parse),
                optional(request, "afterLamport", Parameters::lamport),
                read(request, "separator", "comma", Parameters::separator));
    }

    ConflictQuery conflicts(ServerRequest request) {
        return new ConflictQuery(tenant(request),
                optional(request, "after",
                        opaque -> place(opaque, ConflictQuery.Place::new)),
                read(request, "limit", Integer.toString(RECORDS_DEFAULT),
                        text -> within(Integer.parseInt(text), RECORDS_MAX)),
                settings.bytesMax().toBytes(),
                new ConflictQuery.Filter(optional(request, "status", Parameters::status),
                        types(request), optional(request, "id", id -> id),
                        optional(request, "node", NodeId::parse),
                        optional(request, "rule", rule -> rule),
                        optional(request, "tier", tier -> within(Integer.parseInt(tier), 3)),
                        optional(request, "since", Instant::parse),
                        optional(request, "until", Instant::parse)),
                read(request, "order", "newest",
                        order -> ConflictQuery.Order.valueOf(order.toUpperCase(Locale.ROOT))),
                read(request, "whole", "false", Boolean::parseBoolean));
    }

    /** How many tenants a list may name. */
    int tenants(ServerRequest request) {
        return read(request, "limit", Integer.toString(RECORDS_DEFAULT),
                text -> within(Integer.parseInt(text), RECORDS_MAX));
    }

    LedgerQuery ledger(ServerRequest request) {
        return new LedgerQuery(
                new LedgerTable.Counter(tenant(request), entity(request),
                        read(request, "field", "", Parameters::field)),
                read(request, "after", "0", Long::parseLong),
                read(request, "limit", Integer.toString(RECORDS_DEFAULT),
                        text -> within(Integer.parseInt(text), RECORDS_MAX)));
    }

    /** @param tenant null for all */
    AuditQuery audit(ServerRequest request, @Nullable TenantId tenant) {
        return new AuditQuery(tenant,
                optional(request, "after",
                        opaque -> place(opaque, AuditQuery.Place::new)),
                read(request, "limit", Integer.toString(RECORDS_DEFAULT),
                        text -> within(Integer.parseInt(text), RECORDS_MAX)),
                optional(request, "since", Instant::parse),
                optional(request, "until", Instant::parse),
                optional(request, "action", action -> action),
                optional(request, "who", who -> who));
    }

    TenantId tenant(ServerRequest request) {
        return variable(request, "tenant", TenantId::parse);
    }

    EntityRef entity(ServerRequest request) {
        return variable(request, "type",
                type -> new EntityRef(type, request.pathVariable("id")));
    }

    UUID conflict(ServerRequest request) {
        return variable(request, "id", UUID::fromString);
    }

    /** What {@link #place} reads. */
    static String opaque(Instant at, UUID id) {
        var text = at + " " + id;
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static <P> P place(String opaque, BiFunction<Instant, UUID, P> of) {
        var text = new String(Base64.getUrlDecoder().decode(opaque), StandardCharsets.US_ASCII);
        int space = text.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("not a place in a list");
        }
        return of.apply(Instant.parse(text.substring(0, space)),
                UUID.fromString(text.substring(space + 1)));
    }

    private static String status(String text) {
        return Conflict.Status.valueOf(text.toUpperCase(Locale.ROOT)).name();
    }

    private static long lamport(String text) {
        long lamport = Long.parseLong(text);
        if (lamport < 0) {
            throw new IllegalArgumentException("must not be negative");
        }
        return lamport;
    }

    private static String separator(String name) {
        return switch (name) {
            case "comma" -> ",";
            case "newline" -> "\n";
            default -> throw new IllegalArgumentException("comma or newline");
        };
    }

    private static String field(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("must be a field of the entity");
        }
        return name;
    }

    private static List<String> types(ServerRequest request) {
        return read(request, "types", "",
                text -> text.isEmpty() ? List.<String>of() : List.of(text.split(",")));
    }

    static <T> @Nullable T optional(ServerRequest request, String name,
            Function<String, T> reading) {
        return request.queryParam(name).isEmpty() ? null : read(request, name, "", reading);
    }

    static int within(int value, int maximum) {
        return (int) within((long) value, maximum);
    }

    private static long within(long value, long maximum) {
        if (value < 1 || value > maximum) {
            throw new IllegalArgumentException("must be 1.." + maximum);
        }
        return value;
    }

    static <T> T read(ServerRequest request, String name, String absent,
            Function<String, T> reading) {
        return read(name, request.queryParam(name).orElse(absent), reading);
    }

    static <T> T variable(ServerRequest request, String name, Function<String, T> reading) {
        return read(name, request.pathVariable(name), reading);
    }

    private static <T> T read(String name, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (RuntimeException e) {
            throw new BadRequest(name + ": " + e.getMessage(), e);
        }
    }
}
