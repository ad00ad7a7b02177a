package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The roasters' desktop program and the whole hub: conversations, and two machines of one person. */
@SharedHubs
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArtisanRoastSystemIT {
    private static final String PASSWORD = "roast-well-2026";
    private static final Instant DROP = Instant.parse("2026-03-01T09:27:12.345Z");

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningHub hub;
    private HubClient admin;

    @BeforeAll
    void start(RunningHub running) {
        hub = running;
        admin = hub.admin();
    }

    @AfterAll
    void stop() {
        http.close();
    }

    @TestFactory
    Stream<DynamicTest> theHubAnswersAsTheContractSays() {
        return Conversation.in("artisan-roast.json").stream().map(conversation -> DynamicTest
                .dynamicTest(conversation.name(), () -> {
                    var tenant = admin.newTenant(1);
                    conversation.replay(hub.baseUrl(), http, Map.of("tenant", tenant, "admin",
                            admin.token(), "node", admin.newNode(tenant, "office").token()));
                }));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void twoDesktopsThatEditedTheSameRoastOfflineEndWithTheLaterEdit(boolean laterComesFirst)
            throws Exception {
        var tenant = roastery();
        var office = admin.newNode(tenant, "office");
        var desk = desktop(tenant);
        var laptop = desktop(tenant);
        var id = UUID.randomUUID().toString().replace("-", "");
        desk.roast(roast(id), DROP);
        desk.send();
        laptop.load(id);

        desk.save(id, DROP.plusSeconds(60), fields("{\"label\":\"desk\",\"amount\":11}"));
        laptop.save(id, DROP.plusSeconds(90), fields("{\"label\":\"laptop\",\"amount\":10}"));
        for (var each : laterComesFirst ? new RoasterDesktop[]{laptop, desk}
                : new RoasterDesktop[]{desk, laptop}) {
            each.send();
        }
        desk.load(id);
        laptop.load(id);

        for (var each : new RoasterDesktop[]{desk, laptop}) {
            assertThat(each.file(id).get("label").asString()).isEqualTo("laptop");
            assertThat(each.file(id).get("amount").decimalValue()).isEqualByComparingTo("10");
            assertThat(kilograms(each.stock())).isEqualByComparingTo("50");
        }
        var ledger = HubClient.ok(office.get("/v1/ledger/artisan.stock/C1@L1?field=amount"));
        assertThat(ledger.get("balanced").asBoolean()).isTrue();
        assertThat(ledger.get("sum").decimalValue()).isEqualByComparingTo("50");
        Until.isSo(() -> {
            var lost = HubClient.ok(office.get("/v1/conflicts?type=artisan.roast&id=" + id))
                    .get("conflicts").get(0);
            assertThat(lost.get(laterComesFirst ? "incoming" : "current").get("data")
                    .get("label").asString()).isEqualTo("desk");
        });
    }

    private String roastery() throws Exception {
        var tenant = admin.newTenant(1);
        HubClient.ok(admin.post("/v1/admin/artisan/import", UUID.randomUUID().toString(), """
                {"tenantId": "%1$s", "users": [{"email": "anna@%1$s.example", "password": "%2$s"}],
                 "stores": [{"hr_id": "L1", "label": "Main store"}],
                 "coffees": [{"hr_id": "C1", "label": "Huila"}],
                 "deliveries": [{"id": "d-1", "coffee": "C1", "location": "L1", "amount": 60}]}"""
                .formatted(tenant, PASSWORD)));
        return tenant;
    }

    private RoasterDesktop desktop(String tenant) throws Exception {
        return RoasterDesktop.of(hub.baseUrl(), "anna@" + tenant + ".example", PASSWORD);
    }

    private static ObjectNode roast(String id) {
        return fields("""
                {"roast_id": "%s", "date": "2026-03-01T09:14:05.120Z", "GMT_offset": 3600,
                 "amount": 12.5, "end_weight": 10.625, "defects_weight": 0, "location": "L1",
                 "coffee": "C1", "blend": null, "label": "Huila Washed"}""".formatted(id));
    }

    private static ObjectNode fields(String json) {
        return (ObjectNode) HubClient.JSON.readTree(json);
    }

    private static BigDecimal kilograms(JsonNode stock) {
        return stock.get("coffees").get(0).get("stock").get(0).get("amount").decimalValue();
    }
}
