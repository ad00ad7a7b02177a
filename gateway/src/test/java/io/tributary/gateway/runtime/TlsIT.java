package io.tributary.gateway.runtime;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.fixture.GatewayFixture.Caller;
import io.tributary.schemas.fixture.CertificateAuthority;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.fixture.SignedCertificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The public port with TLS, and nodes that show certificates of their own if they like. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class TlsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final CertificateAuthority ours = new CertificateAuthority("the hub");
    private final CertificateAuthority nodes = new CertificateAuthority("the nodes");
    private Path certificate;
    private Path key;
    private FakeProjector projector;
    private GatewayFixture gateway;

    @BeforeAll
    void start(KafkaFixture kafka, @TempDir Path folder) throws IOException {
        certificate = folder.resolve("tls.crt");
        key = folder.resolve("tls.key");
        ours.forThisMachine().write(certificate, key);
        var authorities = Files.writeString(folder.resolve("ca.crt"), nodes.pem());
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url(),
                SignedCertificate.context(ours, null), "--server.ssl.bundle=gateway",
                "--server.ssl.client-auth=want",
                "--spring.ssl.bundle.pem.gateway.reload-on-update=true",
                "--spring.ssl.bundle.pem.gateway.keystore.certificate=file:" + certificate,
                "--spring.ssl.bundle.pem.gateway.keystore.private-key=file:" + key,
                "--spring.ssl.bundle.pem.gateway.truststore.certificate=file:" + authorities,
                "--spring.ssl.bundle.watch.file.quiet-period=200ms");
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    @Test
    void aNodeIsKnownByTheCertificateThatItsTokenIsBoundTo() {
        var caller = gateway.caller(1);
        var own = nodes.forClient("till-1");
        bound(caller, own, "\"scopes\":[\"pull\"]");

        try (var client = client(own)) {
            var answer = get(client, "/v1/node", null);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(json(answer).get("id").asString()).isEqualTo(caller.node().toString());
            assertThat(json(answer).get("scopes").toString()).isEqualTo("[\"pull\"]");
            assertThat(get(client, "/v1/pull", null).statusCode()).isEqualTo(200);
            assertThat(send(client, gateway.request("/v1/push").header("Idempotency-Key", "a")
                    .POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(403);
            assertThat(send(client, gateway.request("/v1/playbooks/none")).statusCode())
                    .as("past the devices' door").isEqualTo(400);
            assertThat(send(client, gateway.request("/v1/playbooks/none")
                    .header("X-Device-Token", "wrong")).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aBoundTokenIsOfNoUseWithoutItsCertificateNorWithAnothers() {
        var caller = gateway.caller(1);
        var own = nodes.forClient("till-1");
        var foreign = nodes.forClient("till-2");
        var token = bound(caller, own, "\"scopes\":[\"push\",\"pull\"]").get("token").asString();
        bound(gateway.caller(1), foreign, "\"scopes\":[\"pull\"]");

        assertThat(status(own, token)).isEqualTo(200);
        assertThat(status(foreign, token)).isEqualTo(401);
        assertThat(status(null, token)).isEqualTo(401);
        assertThat(status(foreign, caller.token())).as("a token that is not bound").isEqualTo(200);
    }

    @Test
    void aNodeWithoutACertificateShowsItsToken() {
        var caller = gateway.caller(1);

        assertThat(status(null, caller.token())).isEqualTo(200);
        assertThat(status(null, null)).isEqualTo(401);
        assertThat(status(nodes.forClient("bound to nothing"), null)).isEqualTo(401);
    }

    @Test
    void aCertificateOfAnUnknownAuthorityGetsNoConnection() {
        var caller = gateway.caller(1);
        var stranger = new CertificateAuthority("the nodes").forClient("till-1");
        bound(caller, stranger, "\"scopes\":[\"pull\"]");

        try (var client = client(stranger)) {
            assertThatThrownBy(() -> client.send(
                    gateway.request("/v1/node", caller.token()).build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void aRevokedCertificateIsRefusedOnTheConnectionThatItHasOpened() {
        var caller = gateway.caller(1);
        var own = nodes.forClient("till-1");
        var token = bound(caller, own, "\"scopes\":[\"pull\"]");

        try (var client = client(own)) {
            assertThat(get(client, "/v1/node", null).statusCode()).isEqualTo(200);
            gateway.delete("/v1/admin/nodes/" + caller.node() + "/tokens/"
                    + token.get("tokenId").asString(), ADMIN);

            assertThat(get(client, "/v1/node", null).statusCode()).isEqualTo(401);
            assertThat(get(client, "/v1/node", token.get("token").asString()).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void aRotationKeepsTheCertificateOrTakesTheNextOne() {
        var caller = gateway.caller(1);
        var first = nodes.forClient("till-1");
        var next = nodes.forClient("till-1");
        var token = bound(caller, first, "\"scopes\":[\"pull\"]");
        var tokens = "/v1/admin/nodes/" + caller.node() + "/tokens/";

        var kept = gateway.made(tokens + token.get("tokenId").asString() + "/rotate",
                "{\"overlapSeconds\":0}");
        var renewed = gateway.made(tokens + kept.get("tokenId").asString() + "/rotate",
                "{\"certificate\":\"" + next.thumbprint() + "\"}");

        assertThat(kept.get("certificate").asString()).isEqualTo(first.thumbprint());
        assertThat(renewed.get("certificate").asString()).isEqualTo(next.thumbprint());
        assertThat(status(first, null)).as("until the overlap is over").isEqualTo(200);
        assertThat(status(next, null)).isEqualTo(200);
    }

    @Test
    void aCertificateIsOneNodesForEverAndOnlyTheOperatorsToGive() {
        var caller = gateway.caller(1);
        var other = gateway.caller(1);
        var own = nodes.forClient("till-1");
        var token = bound(caller, own, "\"scopes\":[\"admin:tenant\"]");
        gateway.delete("/v1/admin/nodes/" + caller.node() + "/tokens/"
                + token.get("tokenId").asString(), ADMIN);
        var administrator = gateway.made("/v1/admin/nodes/" + other.node() + "/tokens",
                "{\"scopes\":[\"admin:tenant\"]}").get("token").asString();

        var taken = gateway.post("/v1/admin/nodes/" + other.node() + "/tokens", ADMIN,
                "{\"certificate\":\"" + own.thumbprint() + "\"}");
        var byTenant = gateway.post("/v1/admin/nodes/" + other.node() + "/tokens", administrator,
                "{\"certificate\":\"" + nodes.forClient("x").thumbprint() + "\"}");
        var wrong = gateway.post("/v1/admin/nodes/" + other.node() + "/tokens", ADMIN,
                "{\"certificate\":\"abc\"}");

        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(byTenant.statusCode()).isEqualTo(403);
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(json(wrong).get("detail").asString()).contains("'certificate'");
    }

    @Test
    void aPullTokenIsForWhereTheCertificateIsNot() {
        var caller = gateway.caller(1);
        var own = nodes.forClient("till-1");
        bound(caller, own, "\"scopes\":[\"pull\"]");

        try (var client = client(own)) {
            var issued = send(client, gateway.request("/v1/node/pull-token")
                    .POST(BodyPublishers.noBody()));

            assertThat(status(null, json(issued).get("token").asString())).isEqualTo(200);
        }
    }

    @Test
    void aRenewedCertificateIsShownWithoutARestart() throws Exception {
        var before = shown();
        var renewed = ours.forThisMachine();

        renewed.write(certificate, key);

        await().atMost(PATIENCE).until(() -> shown().equals(renewed.certificate()));
        assertThat(before).isNotEqualTo(renewed.certificate());
    }

    @Test
    void thePublicPortHasTlsAloneAndThatOfHealthNone() throws Exception {
        try (var plain = HttpClient.newHttpClient()) {
            var health = HttpRequest.newBuilder(URI.create("http://localhost:"
                    + gateway.managementPort() + "/actuator/health/liveness")).build();
            var public_ = HttpRequest.newBuilder(URI.create("http://localhost:"
                    + gateway.port() + "/v1/node")).build();

            assertThat(plain.send(health, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> plain.send(public_, BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    /** A further token of the node, as the operator makes it. */
    private JsonNode bound(Caller caller, SignedCertificate own, String more) {
        return gateway.made("/v1/admin/nodes/" + caller.node() + "/tokens",
                "{\"certificate\":\"" + own.thumbprint() + "\"," + more + "}");
    }

    private HttpClient client(@Nullable SignedCertificate own) {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
                .sslContext(SignedCertificate.context(ours, own)).build();
    }

    private int status(@Nullable SignedCertificate own, @Nullable String token) {
        try (var client = client(own)) {
            return get(client, "/v1/node", token).statusCode();
        }
    }

    private HttpResponse<String> get(HttpClient client, String path, @Nullable String token) {
        return send(client, token == null ? gateway.request(path) : gateway.request(path, token));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private SSLSocket socket() throws IOException {
        return (SSLSocket) SignedCertificate.context(ours, null).getSocketFactory()
                .createSocket("localhost", gateway.port());
    }

    /** What the gateway shows to a new connection. */
    private X509Certificate shown() throws IOException {
        try (var socket = socket()) {
            socket.startHandshake();
            return (X509Certificate) List.of(socket.getSession().getPeerCertificates())
                    .getFirst();
        }
    }
}
