package io.tributary.gateway.runtime;

import static io.tributary.gateway.fixture.GatewayFixture.ADMIN;
import static io.tributary.gateway.fixture.GatewayFixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.fixture.FakeProjector;
import io.tributary.gateway.fixture.GatewayFixture;
import io.tributary.gateway.http.Route;
import io.tributary.schemas.fixture.HubInfrastructure;
import io.tributary.schemas.fixture.KafkaFixture;
import io.tributary.schemas.value.ProblemCode;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;

/** The API description against the API. */
@HubInfrastructure
@TestInstance(Lifecycle.PER_CLASS)
class DocumentsIT {
    private FakeProjector projector;
    private GatewayFixture gateway;
    private JsonNode openApi;

    @BeforeAll
    void start(KafkaFixture kafka) {
        projector = new FakeProjector(kafka);
        gateway = GatewayFixture.start(kafka, projector.url());
        openApi = json(gateway.get("/v1/openapi.json", ADMIN));
    }

    @AfterAll
    void close() {
        gateway.close();
        projector.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        var routes = Route.of(gateway.bean(KnownRoutes.class).routes()).stream()
                // Files of the pages themselves.
                .filter(route -> !route.path().startsWith("/docs/")
                        && !route.path().startsWith("/conflicts/"))
                // Of the dialects lamport and artisan, which their clients describe.
                .filter(route -> !route.path().startsWith("/sync/")
                        && !route.path().startsWith("/api/v1/") && !route.path().endsWith("/"))
                .map(route -> route.method() + " " + route.path()).collect(Collectors.toSet());

        assertThat(described()).isEqualTo(routes);
    }

    @Test
    void everyCodeStandsThereWithItsStatusAndAdvice() {
        var text = openApi.at("/info/description").asString();

        assertThat(ProblemCode.values()).allSatisfy(code -> assertThat(text).contains(
                "| `" + code + "` | " + code.status() + " | " + escapeHtml(code.advice()) + " |"));
        assertThat(openApi.at("/components/schemas/Code/enum").valueStream()
                .map(JsonNode::asString)).containsExactlyInAnyOrderElementsOf(
                        Set.of(ProblemCode.values()).stream().map(Enum::name).toList());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(openApi.findValuesAsString("$ref")).isNotEmpty().allSatisfy(
                reference -> assertThat(openApi.at(reference.substring(1)).isMissingNode())
                        .as(reference).isFalse());
    }

    // The text is Markdown, in which an angle bracket would begin a tag.
    private static String escapeHtml(String text) {
        return text.replace("<", "&lt;").replace(">", "&gt;");
    }

    private Set<String> described() {
        var described = new HashSet<String>();
        openApi.get("paths").forEachEntry((path, methods) -> methods.propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        return described;
    }
}
