package io.tributary.standalone.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Login, stock, schedule and notifications of the roasters' desktops, held with the whole hub. */
@SharedHubs
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArtisanAccountSystemIT {
    /** Three wrong passwords, and a person has to wait longer than any test. */
    static final String[] SETTINGS = {"--tributary.gateway.login.tries-free=3",
            "--tributary.gateway.login.first-delay=10m",
            "--tributary.gateway.login.delay-max=10m",
            "--tributary.gateway.login.tries-for=1h"};

    private static final String LOGIN = "/api/v1/accounts/users/authenticate";

    private final List<Conversation> conversations = Conversation.in("artisan-account.json");
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .build();
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
        return conversations.stream().map(conversation -> DynamicTest.dynamicTest(
                conversation.name(),
                () -> conversation.replay(hub.baseUrl(), http, words(conversation))));
    }

    /** The program would delete what it knows of the person on any answer at all. */
    @Test
    void whoTriesTooOftenGetsNoAnswerAndOthersDo() throws Exception {
        var tenant = tenant("tries");
        HubClient.ok(admin.post("/v1/admin/artisan/import", null, """
                {"tenantId": "%s", "users": [
                  {"email": "dora@roastery.example", "password": "green coffee"},
                  {"email": "emil@roastery.example", "password": "green coffee"}]}"""
                .formatted(tenant)));
        for (int i = 0; i < 3; i++) {
            assertThat(login("dora@roastery.example", "wrong").join().statusCode())
                    .isEqualTo(401);
        }

        var waiting = login("dora@roastery.example", "green coffee");
        var tooMany = login("dora@roastery.example", "green coffee");

        assertThatThrownBy(() -> CompletableFuture.anyOf(waiting, tooMany).join())
                .hasCauseInstanceOf(IOException.class);
        assertThat(login("emil@roastery.example", "green coffee").join().statusCode())
                .isEqualTo(200);
        waiting.cancel(true);
        tooMany.cancel(true);
    }

    private CompletableFuture<HttpResponse<String>> login(String email, String password) {
        return http.sendAsync(HttpRequest.newBuilder(URI.create(hub.baseUrl() + LOGIN))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"email\":\"%s\",\"password\":\"%s\"}"
                        .formatted(email, password)))
                .build(), BodyHandlers.ofString());
    }

    /** The tenants that a conversation speaks of, empty at the beginning, and its days. */
    private Map<String, String> words(Conversation conversation) throws Exception {
        var words = new HashMap<String, String>();
        words.put("admin", admin.token());
        words.put("wide", admin.newTenant(2));
        words.put("tenant", tenant(conversation.name()));
        words.put("other", tenant(conversation.name() + "/other"));
        var today = LocalDate.now(ZoneId.systemDefault());
        words.put("yesterday", today.minusDays(1).toString());
        words.put("today", today.toString());
        words.put("tomorrow", today.plusDays(1).toString());
        return words;
    }

    private String tenant(String name) throws IOException, InterruptedException {
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        HubClient.ok(admin.post("/v1/admin/tenants", null,
                "{\"id\":\"%s\",\"name\":\"Roastery\"}".formatted(id)));
        return id;
    }
}
