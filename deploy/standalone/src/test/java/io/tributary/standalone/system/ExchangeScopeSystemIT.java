package io.tributary.standalone.system;

import static io.tributary.standalone.system.ExchangeClient.entity;
import static io.tributary.standalone.system.ExchangeClient.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.access.TokenHash;
import io.tributary.standalone.Hub;
import io.tributary.standalone.StandaloneSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Nodes that receive a part of their tenant's objects: a model, and a region of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeScopeSystemIT {
    private static final String TENANT = "00000000-0000-4000-8000-00000000a001";
    private static final String WHOLE = "credential of the whole";
    private static final String NORTH = "credential of the north";

    private Hub hub;
    private HubClient admin;
    private ExchangeClient centre;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        var enrolment = "--tributary.gateway.exchange.enrolments";
        hub = Hub.start(StandaloneSettings.in(data),
                enrolment + "[0].tenant=" + TENANT,
                enrolment + "[0].credential-hash=" + TokenHash.of(WHOLE),
                enrolment + "[1].tenant=" + TENANT,
                enrolment + "[1].credential-hash=" + TokenHash.of(NORTH),
                enrolment + "[1].models=Work",
                enrolment + "[1].where.region=north");
        admin = HubClient.of(hub.baseUrl(), hub.adminToken());
        HubClient.ok(admin.post("/v1/admin/tenants", null,
                "{\"id\":\"" + TENANT + "\",\"name\":\"Regions\"}"));
        centre = register("CENTRE", WHOLE);
    }

    @AfterAll
    void stop() {
        hub.close();
    }

    private ExchangeClient register(String code, String credential) throws Exception {
        return ExchangeClient.of(admin, HubClient.ok(HubClient.of(hub.baseUrl(), "none").post(
                "/api/sync/register", null, "{\"code\":\"%s\",\"name\":\"%s\"}"
                        .formatted(code, code),
                "X-Enrolment-Credential", credential)));
    }

    /** A node of the north that has all that was there before. */
    private ExchangeClient north() throws Exception {
        return upToDate(register("N-" + UUID.randomUUID(), NORTH));
    }

    private static ExchangeClient upToDate(ExchangeClient node) throws Exception {
        JsonNode answer;
        do {
            answer = node.exchange();
        } while (!said(answer).isEmpty());
        return node;
    }

    private static String data(String name, String region) {
        return "{\"name\":\"%s\",\"region\":\"%s\"}".formatted(name, region);
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }

    @Test
    void anObjectThatLeavesTheScopeIsDeletedThereAndComesBackWhole() throws Exception {
        var north = north();
        var id = uuid();
        centre.exchange(entity("INSERT", id, data("one", "north")));
        assertThat(said(north.exchange())).containsExactly(Map.entry(id, "INSERT one"));

        centre.exchange(entity("UPDATE", id, data("two", "south")));
        assertThat(said(north.exchange())).containsExactly(Map.entry(id, "DELETE"));

        centre.exchange(entity("UPDATE", id, data("three", "south")));
        north.exchange();
        centre.exchange(entity("UPDATE", id, data("four", "north")));
        assertThat(said(north.exchange())).containsExactly(Map.entry(id, "UPDATE four"));
    }

    @Test
    void anObjectThatComesIntoTheScopeReachesTheNodeAsAnInsertion() throws Exception {
        var north = north();
        var id = uuid();
        centre.exchange(entity("INSERT", id, data("one", "south")));
        assertThat(said(north.exchange())).isEmpty();

        centre.exchange(entity("UPDATE", id, data("two", "north")));

        // Where it can't be told whether the node has it, an update with all data inserts it.
        assertThat(said(north.exchange()).get(id)).isIn("INSERT two", "UPDATE two");
    }

    @Test
    void whatTheNodeItselfMovesOutOfItsScopeIsDeletedThere() throws Exception {
        var north = north();
        var id = uuid();
        north.exchange(entity("INSERT", id, data("mine", "north")));
        assertThat(said(north.exchange())).isEmpty();

        north.exchange(entity("UPDATE", id, data("theirs", "south")));

        assertThat(said(north.exchange())).containsExactly(Map.entry(id, "DELETE"));
    }

    @Test
    void otherModelsAndOtherRegionsNeverReachTheNodeAndTheCentreGetsAll() throws Exception {
        var north = north();
        var whole = upToDate(register("W-" + UUID.randomUUID(), WHOLE));
        var work = uuid();
        var person = uuid();
        var elsewhere = uuid();
        north.exchange(entity("INSERT", work, data("work", "north")));
        centre.exchange(entity("INSERT", person, data("person", "north"))
                .replace("\"Work\"", "\"Person\""),
                entity("INSERT", elsewhere, data("elsewhere", "south")));

        assertThat(said(north.exchange())).doesNotContainKeys(person, elsewhere);
        assertThat(said(whole.until(3))).containsOnlyKeys(work, person, elsewhere);
    }
}
