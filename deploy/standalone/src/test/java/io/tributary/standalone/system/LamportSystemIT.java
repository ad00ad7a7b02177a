package io.tributary.standalone.system;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Conversations of the stock engine's clients and of its apps, held with the whole hub. */
@SharedHubs
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LamportSystemIT {
    private static final List<Conversation> CONVERSATIONS = Conversation.in("lamport.json");

    private final HttpClient http = HttpClient.newHttpClient();
    private RunningHub hub;
    private HubClient admin;

    /** The tenants of the conversations, which anybody may write to. */
    static String settings() {
        return "--tributary.gateway.lamport.open-tenants=" + CONVERSATIONS.stream()
                .flatMap(it -> Stream.of(id(it, "tenant"), id(it, "other"), id(it, "wide")))
                .collect(Collectors.joining(","));
    }

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
        return CONVERSATIONS.stream().map(conversation -> DynamicTest.dynamicTest(
                conversation.name(),
                () -> conversation.replay(hub.baseUrl(), http, words(conversation))));
    }

    /** The tenants that a conversation speaks of, with a token each; all begin empty. */
    private Map<String, String> words(Conversation conversation) throws Exception {
        var words = new HashMap<String, String>();
        register(words, "tenant", "token", id(conversation, "tenant"), 1);
        register(words, "other", "otherToken", id(conversation, "other"), 1);
        register(words, "closed", "closedToken", UUID.randomUUID().toString(), 1);
        register(words, "wide", "wideToken", id(conversation, "wide"), 2);
        return words;
    }

    private void register(Map<String, String> words, String name, String tokenName, String id,
            int lanes) throws IOException, InterruptedException {
        HubClient.ok(admin.post("/v1/admin/tenants", UUID.randomUUID().toString(),
                "{\"id\":\"%s\",\"name\":\"%s\",\"lanes\":%d}".formatted(id, name, lanes)));
        words.put(name, id);
        words.put(tokenName, admin.newNode(id, name).token());
    }

    private static String id(Conversation conversation, String name) {
        return UUID.nameUUIDFromBytes((conversation.name() + "/" + name)
                .getBytes(StandardCharsets.UTF_8)).toString();
    }
}
