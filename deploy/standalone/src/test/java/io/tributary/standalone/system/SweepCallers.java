package io.tributary.standalone.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.tributary.schemas.value.Names;
import io.tributary.standalone.system.RouteEntry.Door;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Who calls in the isolation sweep: at each door those who may, and those who may not. */
final class SweepCallers {
    /** Why somebody is no good, and what every door says to that. */
    enum Refused {
        MISSING(401),
        REVOKED(401),
        EXPIRED(401),
        WRONG_SCOPE(403);

        private final int status;

        Refused(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    private static final List<String> SCOPES = List.of("push", "pull", "conflicts:settle");

    private final HubClient admin;
    private final OurTenant our;
    private final String theirs;
    private final Set<String> secrets = new HashSet<>();
    private final Map<Door, String> own = new HashMap<>();
    private final Map<Door, String> foreign = new HashMap<>();
    private final Map<Refused, String> nodes = new HashMap<>();
    private final Map<Refused, String> persons = new HashMap<>();
    private final Map<String, String> without = new HashMap<>();

    private SweepCallers(HubClient admin, OurTenant our, String theirs) {
        this.admin = admin;
        this.our = our;
        this.theirs = theirs;
        secrets.addAll(List.of(admin.token(), our.writer().token()));
    }

    /** @param data the hub's folder */
    static SweepCallers of(HubClient admin, OurTenant our, Path data) throws Exception {
        var callers = new SweepCallers(admin, our, admin.newTenant(1));
        callers.makeNodes();
        callers.makePersons(data);
        callers.makeAdministrators();
        Until.isTrue("what ends by itself has ended", () -> HubClient.of(admin.baseUrl(),
                Objects.requireNonNull(callers.nodes.get(Refused.EXPIRED))).get("/v1/node")
                .statusCode() == 401);
        return callers;
    }

    /** All that nobody but its owner may ever read. */
    Set<String> secrets() {
        return secrets;
    }

    /** Of our tenant, for all that the door leads to; empty where nothing need be shown. */
    String own(Door door) {
        return door == Door.OPEN ? "" : Objects.requireNonNull(own.get(door));
    }

    /** The same of another tenant. */
    String foreign(Door door) {
        return door == Door.OPEN ? "" : Objects.requireNonNull(foreign.get(door));
    }

    /** An empty token is none at all. No tokens: at this route nobody can be refused so. */
    List<String> refused(RouteEntry entry, Refused why) {
        if (entry.door() == Door.OPEN) {
            return List.of();
        }
        return switch (why) {
            case MISSING -> List.of("");
            case REVOKED, EXPIRED -> List.of(Objects.requireNonNull(
                    (entry.door() == Door.LOGIN ? persons : nodes).get(why)));
            case WRONG_SCOPE -> switch (entry.door()) {
                case OPEN -> List.of();
                // Each person may look; some may not change anything.
                case LOGIN -> entry.needs().contains("push")
                        ? List.of(Objects.requireNonNull(persons.get(why)))
                        : List.of();
                case BEARER, DEVICE, TENANT_HEADER -> entry.needs().stream()
                        .map(scope -> Objects.requireNonNull(without.get(scope))).toList();
                case ADMIN_TENANT -> List.of(own(Door.BEARER));
                case ADMIN_HUB -> List.of(own(Door.BEARER), own(Door.ADMIN_TENANT));
            };
        };
    }

    private void makeNodes() throws Exception {
        for (var door : List.of(Door.BEARER, Door.DEVICE, Door.TENANT_HEADER)) {
            own.put(door, our.writer().token());
        }
        var stranger = token(node(theirs, "stranger", ""));
        for (var door : List.of(Door.BEARER, Door.DEVICE, Door.TENANT_HEADER)) {
            foreign.put(door, stranger);
        }
        for (var scope : SCOPES) {
            var others = SCOPES.stream().filter(it -> !it.equals(scope))
                    .collect(Collectors.joining("\",\"", ",\"scopes\":[\"", "\"]"));
            without.put(scope, token(node(our.tenant(), "without " + scope, others)));
        }
        var revoked = node(our.tenant(), "revoked", "");
        nodes.put(Refused.REVOKED, token(revoked));
        admin.http().send(HttpRequest.newBuilder(URI.create(admin.baseUrl() + "/v1/admin/nodes/"
                + revoked.get("id").asString() + "/tokens/" + revoked.get("tokenId").asString()))
                .header("Authorization", "Bearer " + admin.token()).DELETE().build(),
                BodyHandlers.discarding());
        nodes.put(Refused.EXPIRED, token(node(our.tenant(), "expired",
                ",\"expiresAt\":\"" + Instant.now().plusSeconds(2) + "\"")));
    }

    private void makeAdministrators() throws Exception {
        var scopes = ",\"scopes\":[\"admin:tenant\"]";
        own.put(Door.ADMIN_TENANT, token(node(our.tenant(), "administrator", scopes)));
        foreign.put(Door.ADMIN_TENANT, token(node(theirs, "administrator", scopes)));
        own.put(Door.ADMIN_HUB, admin.token());
        foreign.put(Door.ADMIN_HUB, foreign(Door.ADMIN_TENANT));
    }

    private JsonNode node(String tenant, String code, String more) throws Exception {
        return HubClient.ok(admin.post("/v1/admin/nodes", null, """
                {"tenantId":"%s","code":"%s","name":"n","protocol":"native"%s}"""
                .formatted(tenant, code, more)));
    }

    private String token(JsonNode made) {
        return secret(made.get("token").asString());
    }

    private String secret(String text) {
        secrets.add(text);
        return text;
    }

    private void makePersons(Path data) throws Exception {
        own.put(Door.LOGIN, person(our.tenant(), "owner"));
        foreign.put(Door.LOGIN, person(theirs, "stranger"));
        persons.put(Refused.WRONG_SCOPE, person(our.tenant(), "reader"));
        persons.put(Refused.REVOKED, person(our.tenant(), "former"));
        persons.put(Refused.EXPIRED, ended(own(Door.LOGIN), data));
        HubClient.ok(admin.post("/v1/admin/artisan/import", null, """
                {"tenantId":"%s","users":[{"email":"reader@sweep.example","readonly":true},
                                          {"email":"former@sweep.example","disabled":true}]}"""
                .formatted(our.tenant())));
    }

    /** The token of a new person's login. */
    private String person(String tenant, String name) throws Exception {
        var password = secret("the password of " + name);
        HubClient.ok(admin.post("/v1/admin/artisan/import", null, """
                {"tenantId":"%s","users":[{"email":"%s@sweep.example","password":"%s"}]}"""
                .formatted(tenant, name, password)));
        return secret(HubClient.ok(HubClient.of(admin.baseUrl(), "none").post(
                "/api/v1/accounts/users/authenticate", null,
                "{\"email\":\"%s@sweep.example\",\"password\":\"%s\"}".formatted(name, password)))
                .at("/result/user/token").asString());
    }

    /** The same login, signed by the hub's own key, as if it had ended an hour ago. */
    private String ended(String login, Path data) throws Exception {
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), new JWTClaimsSet.Builder(
                SignedJWT.parse(login).getJWTClaimsSet())
                .expirationTime(Date.from(Instant.now().minusSeconds(3600))).build());
        token.sign(new MACSigner(Names.sha256().digest(("artisan-login\0" + Files.readString(
                data.resolve("token-secret")).strip()).getBytes(UTF_8))));
        return secret(token.serialize());
    }
}
