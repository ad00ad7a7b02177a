package io.tributary.gateway.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.access.TokenHash;
import io.tributary.gateway.admin.SelfEnrollment;
import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.ProblemException;
import io.tributary.gateway.http.StrictJson;
import io.tributary.schemas.audit.Actor;
import io.tributary.schemas.node.NodeScope;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.ProblemCode;
import io.tributary.schemas.value.TenantId;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Registers nodes: a credential says of which tenant, and what they receive. */
final class RegistrationHandler {
    /** The header in which a node shows its tenant's enrolment credential. */
    static final String CREDENTIAL = "X-Enrolment-Credential";

    private static final String SERVER_VERSION = "1.0.0";

    private final ExchangeSettings settings;
    private final RegistryView registry;
    private final SelfEnrollment enrollment;
    private final Registrations registrations;
    private final Bodies bodies;
    private final StrictJson json;

    RegistrationHandler(ExchangeSettings settings, RegistryView registry,
            SelfEnrollment enrollment, Registrations registrations, Bodies bodies,
            StrictJson json) {
        this.settings = settings;
        this.registry = registry;
        this.enrollment = enrollment;
        this.registrations = registrations;
        this.bodies = bodies;
        this.json = json;
    }

    private record Admitted(RegistryEntry.Tenant tenant, NodeScope scope) {}

    /** What a node says of itself; its description is of no use to the hub. */
    private record Named(String code, String name) {}

    Mono<ServerResponse> register(ServerRequest request) {
        var admitted = admitted(request);
        var trail = Trail.of(request).in(admitted.tenant().tenant());
        Tenants.requireOneLane(admitted.tenant());
        return bodies.read(request).map(this::named)
                .flatMap(named -> enrollment.enroll(admitted.tenant().tenant(), named.code(),
                        named.name(), Protocol.EXCHANGE, admitted.scope()))
                .doOnNext(enrolled -> trail.to("node", enrolled.node().node())
                        .by(new Actor(Actor.Kind.NODE, enrolled.node().node().toString())))
                .flatMap(enrolled -> registrations
                        .register(admitted.tenant(), enrolled.node(), scope(admitted, enrolled))
                        .then(Mono.defer(() -> answer(enrolled))));
    }

    /** That of the node's record, unless an operator made the node and left this to credentials. */
    private static NodeScope scope(Admitted admitted, SelfEnrollment.Enrolled enrolled) {
        var scope = enrolled.node().scope();
        return scope.isWhole() ? admitted.scope() : scope;
    }

    private static Mono<ServerResponse> answer(SelfEnrollment.Enrolled enrolled) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("node_id", enrolled.node().node().toString());
        fields.put("auth_token", enrolled.token());
        fields.put("server_version", SERVER_VERSION);
        return Answers.ok(fields);
    }

    private Admitted admitted(ServerRequest request) {
        var credential = request.headers().firstHeader(CREDENTIAL);
        if (credential == null) {
            var open = settings.openTenant();
            if (open == null) {
                throw new ProblemException(ProblemCode.UNAUTHENTICATED,
                        "the header " + CREDENTIAL + " is missing");
            }
            return new Admitted(tenant(new TenantId(open)), NodeScope.ALL);
        }
        var hash = TokenHash.of(credential.strip()).getBytes(UTF_8);
        return settings.enrolments().stream()
                // Takes the same time wherever the two differ.
                .filter(it -> MessageDigest.isEqual(hash,
                        it.credentialHash().toLowerCase(Locale.ROOT).getBytes(UTF_8)))
                .findFirst().map(it -> new Admitted(tenant(it.tenantId()), it.scope()))
                .orElseThrow(() -> new ProblemException(ProblemCode.UNAUTHENTICATED,
                        "the enrolment credential is unknown"));
    }

    private RegistryEntry.Tenant tenant(TenantId id) {
        var tenant = registry.tenant(id);
        if (tenant == null) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE,
                    "the tenant of this enrolment does not exist yet");
        }
        return tenant;
    }

    private Named named(byte[] body) {
        String code = null;
        String name = null;
        try (var reader = json.reader(body)) {
            reader.begin();
            reader.object();
            for (var member = reader.member(); member != null; member = reader.member()) {
                switch (member) {
                    case "code" -> code = reader.text();
                    case "name" -> name = reader.text();
                    default -> reader.skip();
                }
            }
            reader.end();
        }
        if (code == null || name == null) {
            throw new ProblemException(ProblemCode.UNPROCESSABLE, "code and name are needed");
        }
        return new Named(code, name);
    }
}
