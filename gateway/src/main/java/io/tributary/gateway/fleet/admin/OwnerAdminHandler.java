package io.tributary.gateway.fleet.admin;

import static io.tributary.gateway.admin.AdminFields.invalid;
import static io.tributary.gateway.admin.AdminFields.text;

import io.tributary.gateway.access.RegistryView;
import io.tributary.gateway.admin.AdminAnswers;
import io.tributary.gateway.admin.AdminPage;
import io.tributary.gateway.audit.Trail;
import io.tributary.gateway.fleet.admin.OwnerJson.UserRequest;
import io.tributary.gateway.fleet.admin.OwnerJson.UserView;
import io.tributary.gateway.fleet.admin.OwnerJson.UsersView;
import io.tributary.gateway.http.Bodies;
import io.tributary.gateway.http.Parameters;
import io.tributary.gateway.http.StrictJson;
import io.tributary.gateway.login.Person;
import io.tributary.gateway.login.Persons;
import io.tributary.schemas.node.Protocol;
import io.tributary.schemas.node.RegistryEntry;
import io.tributary.schemas.value.TenantId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Lets the operator make persons who shall own vehicles, change them and see them. */
public final class OwnerAdminHandler {
    private static final int EMAIL_LENGTH_MAX = 254;
    private static final int NICKNAME_LENGTH_MAX = 200;
    private static final int PASSWORD_LENGTH_MIN = 8;
    private static final int PASSWORD_LENGTH_MAX = 1000;

    private final RegistryView registry;
    private final Persons persons;
    private final Bodies bodies;
    private final StrictJson json;

    public OwnerAdminHandler(RegistryView registry, Persons persons, Bodies bodies,
            StrictJson json) {
        this.registry = registry;
        this.persons = persons;
        this.bodies = bodies;
        this.json = json;
    }

    Mono<ServerResponse> put(ServerRequest request) {
        return bodies.read(request).map(body -> person(json.read(body, UserRequest.class)))
                .doOnNext(person -> Trail.of(request).in(person.tenant()))
                .flatMap(persons::put)
                .doOnNext(user -> Trail.of(request).to("person", user.id()))
                .flatMap(user -> AdminAnswers.ok(UserView.of(user)));
    }

    Mono<ServerResponse> all(ServerRequest request) {
        var tenant = new Parameters(request).uuid("tenantId");
        if (tenant != null) {
            Trail.of(request).in(new TenantId(tenant));
        }
        var page = AdminPage.of(request, registry.users(Protocol.FLEET).filter(
                user -> tenant == null || user.tenant().value().equals(tenant)),
                RegistryEntry.User::id);
        return AdminAnswers.ok(new UsersView(page.rows().stream().map(UserView::of).toList(),
                page.next()));
    }

    private Person person(UserRequest request) {
        var email = text("email", request.email(), EMAIL_LENGTH_MAX).strip()
                .toLowerCase(Locale.ROOT);
        if (email.indexOf('@') < 1) {
            throw invalid("email", "must be an e-mail address");
        }
        var nickname = request.nickname();
        return new Person(TenantChoice.of(registry, request.tenantId()), Protocol.FLEET, email,
                password(request.password()),
                nickname == null ? null : text("nickname", nickname, NICKNAME_LENGTH_MAX),
                Person.LANGUAGE, true, Boolean.TRUE.equals(request.disabled()));
    }

    private static @Nullable String password(@Nullable String given) {
        if (given != null && (given.length() < PASSWORD_LENGTH_MIN
                || given.length() > PASSWORD_LENGTH_MAX)) {
            throw invalid("password", "must be " + PASSWORD_LENGTH_MIN + " to "
                    + PASSWORD_LENGTH_MAX + " characters");
        }
        return given;
    }
}
