package io.tributary.gateway.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.channel.ChannelOption;
import io.tributary.gateway.http.Problem;
import io.tributary.gateway.http.ProblemException;
import io.tributary.schemas.change.Change;
import io.tributary.schemas.codec.ChangeCodec;
import io.tributary.schemas.codec.Codecs;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.EntityRef;
import io.tributary.schemas.value.Positions;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Pulls by way of the projector's internal API. What it sends is passed on and never parsed. */
public final class ProjectorClient
        implements
            Pulls,
            VehicleReads,
            OpenConflicts,
            AuditReads,
            AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectorClient.class);
    private static final int CONNECT_MILLIS_MAX = 2000;
    private static final String STALL = "silent-projector";
    /** One entity or conflict, which are the only answers that are held as a whole. */
    private static final int RECORD_BYTES_MAX = 16 << 20;

    private final ConnectionProvider connections;
    private final WebClient client;
    private final PullSettings settings;

    /** @param loops the threads that its connections live on; whoever gave them ends them */
    public ProjectorClient(URI projector, String token, PullSettings settings,
            LoopResources loops) {
        this.settings = settings;
        connections = ConnectionProvider.builder("projector")
                .maxConnections(settings.connectionsMax())
                .pendingAcquireMaxCount(settings.queueMax())
                .pendingAcquireTimeout(settings.answerTimeout())
                .maxIdleTime(Duration.ofSeconds(20)).build();
        var http = HttpClient.create(connections).runOn(loops)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        CONNECT_MILLIS_MAX)
                .doOnResponse((_, connection) -> connection.addHandlerFirst(STALL,
                        new SilentProjector(settings.stallTimeout())));
        client = WebClient.builder().clientConnector(new ReactorClientHttpConnector(http))
                .baseUrl(projector.toString())
                .codecs(codecs -> codecs.defaultCodecs()
                        .maxInMemorySize(RECORD_BYTES_MAX))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token).build();
    }

    @Override
    public Mono<Page> page(PageQuery query) {
        return ask(query).flatMap(page -> query.afterLamport() == null || page.count() > 0
                || !page.more() ? Mono.just(page)
                        // A time says nothing of rows that were passed over: only this place does.
                        : page.discard().then(page(query.from(page.positions()))));
    }

    private Mono<Page> ask(PageQuery query) {
        var uri = new StringBuilder("/internal/v1/tenants/{tenant}/changes?after={after}")
                .append("&lanes={lanes}&limit={limit}&bytes={bytes}&separator={separator}");
        var values = new HashMap<String, Object>(Map.of("tenant", query.tenant().tenant(),
                "after", query.after(), "lanes", query.tenant().lanes(), "limit", query.limit(),
                "bytes", settings.pageMax().toBytes(), "separator",
                query.separator().name().toLowerCase(Locale.ROOT)));
        if (!query.types().isEmpty()) {
            uri.append("&types={types}");
            values.put("types", String.join(",", query.types()));
        }
        if (query.except() != null) {
            uri.append("&except={except}");
            values.put("except", query.except());
        }
        if (query.afterLamport() != null) {
            uri.append("&afterLamport={afterLamport}");
            values.put("afterLamport", query.afterLamport());
        }
        return guarded(client.get().uri(uri.toString(), values).retrieve()
                .toEntityFlux(DataBuffer.class)).map(ProjectorClient::page);
    }

    private static Page page(ResponseEntity<Flux<DataBuffer>> answer) {
        var headers = answer.getHeaders();
        return new Page(Positions.parse(header(headers, "Tributary-Positions")),
                Boolean.parseBoolean(header(headers, "Tributary-More")),
                Integer.parseInt(header(headers, "Tributary-Count")),
                Positions.parse(header(headers, "Tributary-Heads")),
                Long.parseLong(header(headers, "Tributary-Lamport")),
                stream(answer));
    }

    private static Flux<DataBuffer> stream(ResponseEntity<Flux<DataBuffer>> answer) {
        return Objects.requireNonNullElse(answer.getBody(), Flux.<DataBuffer>empty());
    }

    private static String header(HttpHeaders headers, String name) {
        return Objects.requireNonNullElse(headers.getFirst(name), "");
    }

    @Override
    public Mono<StoredEntity> entity(TenantId tenant, EntityRef entity) {
        return found(client.get()
                .uri("/internal/v1/tenants/{tenant}/entities/{type}/{id}", tenant, entity.type(),
                        entity.id())
                .retrieve().toEntity(byte[].class))
                .map(answer -> new StoredEntity(new String(body(answer), UTF_8),
                        Long.parseLong(header(answer.getHeaders(), "Tributary-Version")),
                        Boolean.parseBoolean(
                                header(answer.getHeaders(), "Tributary-Deleted"))));
    }

    @Override
    public Flux<Change> entities(TenantId tenant, List<EntityRef> entities) {
        return Flux.fromIterable(entities).distinct().buffer(settings.entitiesMax())
                .concatMap(some -> guarded(client.post()
                        .uri("/internal/v1/tenants/{tenant}/entities", tenant)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(Json.MAPPER.writeValueAsBytes(Map.of("entities", some)))
                        .retrieve().bodyToMono(String.class)))
                .flatMapIterable(lines -> lines.lines().toList())
                .map(line -> ChangeCodec.read(tenant, line.getBytes(UTF_8)));
    }

    @Override
    public Mono<Flux<DataBuffer>> conflicts(ConflictQuery query) {
        return guarded(conflicts(query, false).toEntityFlux(DataBuffer.class))
                .map(ProjectorClient::stream);
    }

    @Override
    public Mono<ConflictPage> wholeConflicts(ConflictQuery query) {
        return guarded(conflicts(query, true).bodyToMono(byte[].class))
                .map(ProjectorClient::conflictPage);
    }

    private static ConflictPage conflictPage(byte[] body) {
        var page = Json.MAPPER.readTree(body);
        return new ConflictPage(page.get("conflicts").valueStream()
                .map(conflict -> Codecs.CONFLICT.read(Json.MAPPER.writeValueAsBytes(conflict)))
                .toList(), page.path("cursor").asString(null), page.get("hasMore").asBoolean());
    }

    private WebClient.ResponseSpec conflicts(ConflictQuery query, boolean whole) {
        var uri = new StringBuilder("/internal/v1/tenants/{tenant}/conflicts?limit={limit}")
                .append("&order={order}&whole={whole}");
        var filter = query.filter();
        var values = new HashMap<String, Object>(Map.of("tenant", query.tenant(), "limit",
                query.limit(), "order", query.order().name().toLowerCase(Locale.ROOT), "whole",
                whole));
        append(uri, values, "after", query.after());
        append(uri, values, "status", filter.status());
        append(uri, values, "types",
                filter.types().isEmpty() ? null : String.join(",", filter.types()));
        append(uri, values, "id", filter.id());
        append(uri, values, "node", filter.node());
        append(uri, values, "rule", filter.rule());
        append(uri, values, "tier", filter.tier());
        append(uri, values, "since", filter.since());
        append(uri, values, "until", filter.until());
        return client.get().uri(uri.toString(), values).retrieve();
    }

    @Override
    public Mono<Flux<DataBuffer>> ledger(LedgerQuery query) {
        return found(client.get()
                .uri("/internal/v1/tenants/{tenant}/ledger/{type}/{id}?field={field}&limit={limit}"
                        + "&after={after}", query.tenant(), query.entity().type(),
                        query.entity().id(), query.field(), query.limit(), query.after())
                .retrieve().toEntityFlux(DataBuffer.class)).map(ProjectorClient::stream);
    }

    @Override
    public Mono<byte[]> conflict(TenantId tenant, UUID conflict) {
        return found(client.get()
                .uri("/internal/v1/tenants/{tenant}/conflicts/{conflict}", tenant, conflict)
                .retrieve().toEntity(byte[].class)).map(ProjectorClient::body);
    }

    @Override
    public Mono<byte[]> ofTenants(int limit) {
        return guarded(client.get().uri("/internal/v1/conflicts?limit={limit}", limit).retrieve()
                .bodyToMono(byte[].class));
    }

    @Override
    public Mono<Flux<DataBuffer>> vehicles(VehicleQuery query) {
        var parameters = new HashMap<String, Object>(query.parameters());
        if (query.owner() != null) {
            parameters.put("owner", query.owner());
        }
        var uri = new StringBuilder("/internal/v1").append(query.path());
        var separator = "?";
        for (String name : parameters.keySet()) {
            uri.append(separator).append(name).append("={").append(name).append('}');
            separator = "&";
        }
        var values = new HashMap<>(parameters);
        if (query.tenant() != null) {
            values.put("tenant", query.tenant());
        }
        return found(client.get().uri(uri.toString(), values).retrieve()
                .toEntityFlux(DataBuffer.class)).map(ProjectorClient::stream);
    }

    @Override
    public Mono<Flux<DataBuffer>> audit(AuditQuery query) {
        var uri = new StringBuilder("/internal/v1")
                .append(query.tenant() == null ? "" : "/tenants/{tenant}")
                .append("/audit?limit={limit}");
        var values = new HashMap<String, Object>(Map.of("limit", query.limit()));
        if (query.tenant() != null) {
            values.put("tenant", query.tenant());
        }
        append(uri, values, "after", query.after());
        append(uri, values, "since", query.since());
        append(uri, values, "until", query.until());
        append(uri, values, "action", query.action() == null ? null : query.action().text());
        append(uri, values, "who", query.who());
        return guarded(client.get().uri(uri.toString(), values).retrieve()
                .toEntityFlux(DataBuffer.class)).map(ProjectorClient::stream);
    }

    @Override
    public void close() {
        connections.dispose();
    }

    private static void append(StringBuilder uri, Map<String, Object> values, String name,
            @Nullable Object value) {
        if (value != null) {
            uri.append('&').append(name).append("={").append(name).append('}');
            values.put(name, value);
        }
    }

    private static byte[] body(ResponseEntity<byte[]> answer) {
        return Objects.requireNonNullElse(answer.getBody(), new byte[0]);
    }

    private <T> Mono<T> found(Mono<T> answer) {
        return guarded(answer.onErrorResume(WebClientResponseException.NotFound.class,
                _ -> Mono.empty()));
    }

    private <T> Mono<T> guarded(Mono<T> answer) {
        return answer.timeout(settings.answerTimeout())
                .onErrorMap(WebClientResponseException.class, ProjectorClient::refused)
                .onErrorMap(WebClientRequestException.class, ProjectorClient::away)
                .onErrorMap(TimeoutException.class, ProjectorClient::away);
    }

    private static ProblemException refused(WebClientResponseException error) {
        if (error.getStatusCode().value() == 400) {
            return new ProblemException(ProblemCode.INVALID_REQUEST,
                    "the projector can't read a parameter of this request");
        }
        LOG.warn("the projector answered {}", error.getStatusCode());
        return unavailable();
    }

    private static ProblemException away(Throwable error) {
        LOG.debug("the projector is away", error);
        return unavailable();
    }

    private static ProblemException unavailable() {
        return Problem.passing(ProblemCode.UNAVAILABLE, "reading is not possible at the moment")
                .toException();
    }
}
