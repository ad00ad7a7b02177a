package io.tributary.gateway.artisan;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.HttpLimits;
import io.tributary.gateway.http.IdempotencyKeys;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.login.Persons;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.push.Operation;
import io.tributary.schemas.receipt.Outcome;
import io.tributary.schemas.value.IdempotencyKey;
import io.tributary.schemas.value.Names;
import io.tributary.schemas.value.NodeId;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lets an operator bring users, stores, coffees and all else of a roastery in, and see its users. */
final class ImportHandler {
    private final RegistryView registry;
    private final Persons persons;
    private final Catalogues catalogues;
    private final Recording recording;
    private final Bodies bodies;
    private final StrictJson json;
    private final HttpLimits limits;

    ImportHandler(RegistryView registry, Persons persons, Catalogues catalogues,
            Recording recording, Bodies bodies, StrictJson json, HttpLimits limits) {
        this.registry = registry;
        this.persons = persons;
        this.catalogues = catalogues;
        this.recording = recording;
        this.bodies = bodies;
        this.json = json;
        this.limits = limits;
    }

    Mono<ServerResponse> bring(ServerRequest request) {
        var key = IdempotencyKeys.optional(request);
        return bodies.read(request).map(body -> Import.read(json, body))
                .doOnNext(wanted -> Trail.of(request).in(wanted.tenant()))
                .flatMap(wanted -> bring(tenant(wanted.tenant()), wanted, key))
                .flatMap(report -> Answers.json(HttpStatus.OK, report));
    }

    Mono<ServerResponse> users(ServerRequest request) {
        var tenant = new Parameters(request).uuid("tenantId");
        if (tenant == null) {
            throw Parameters.invalid("tenantId", "is missing");
        }
        Trail.of(request).in(new TenantId(tenant));
        return Answers.json(HttpStatus.OK, Map.of("users", registry.users(new TenantId(tenant))
                .sorted(Comparator.comparing(RegistryEntry.User::email)).map(UserJson::of)
                .toList()));
    }

    private Mono<ReportJson> bring(RegistryEntry.Tenant tenant, Import wanted,
            @Nullable IdempotencyKey key) {
        var operations = ImportMapper.operations(wanted);
        if (operations.size() > limits.operationsMax()) {
            throw new ProblemException(ProblemCode.TOO_MANY_OPERATIONS,
                    "an import has at most " + limits.operationsMax() + " parts");
        }
        return catalogues.of(tenant).doOnNext(catalogue -> requireFit(wanted, catalogue))
                .thenMany(Flux.fromIterable(wanted.users()))
                .concatMap(user -> persons.put(ImportMapper.person(tenant.tenant(), user)))
                .map(UserJson::of)
                .collectList().flatMap(users -> write(tenant, operations, key)
                        .map(outcomes -> ReportJson.of(users, outcomes)));
    }

    private Mono<List<Outcome>> write(RegistryEntry.Tenant tenant, List<Operation> operations,
            @Nullable IdempotencyKey key) {
        return operations.isEmpty() ? Mono.just(List.of())
                : recording.write(tenant, operator(tenant),
                        Objects.requireNonNullElseGet(key,
                                () -> new IdempotencyKey(UUID.randomUUID().toString())),
                        operations).map(settled -> settled.outcomes());
    }

    private void requireFit(Import wanted, Catalogue catalogue) {
        wanted.users().forEach(user -> persons.requireFit(ImportMapper.person(wanted.tenant(),
                user)));
        ImportCheck.flaw(wanted, catalogue).ifPresent(flaw -> {
            throw new ProblemException(ProblemCode.UNPROCESSABLE, flaw);
        });
    }

    private RegistryEntry.Tenant tenant(TenantId id) {
        var tenant = registry.requiredTenant(id);
        if (tenant.lanes() != 1) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE, "a roastery needs a tenant of"
                    + " one lane, and this one has " + tenant.lanes());
        }
        return tenant;
    }

    /** Who brings things in: it stands in no registry. */
    private static RegistryEntry.Node operator(RegistryEntry.Tenant tenant) {
        return new RegistryEntry.Node(
                new NodeId(Names.uuid("artisan-operator", tenant.tenant())), tenant.tenant(),
                "operator", "Operator", Protocol.ARTISAN, 0, tenant.createdAt());
    }
}
