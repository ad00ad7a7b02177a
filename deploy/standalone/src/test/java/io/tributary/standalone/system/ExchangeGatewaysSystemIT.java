package io.tributary.standalone.system;

import static io.tributary.standalone.system.ExchangeClient.ack;
import static io.tributary.standalone.system.ExchangeClient.entities;
import static io.tributary.standalone.system.ExchangeClient.entity;
import static io.tributary.standalone.system.ExchangeClient.no;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/** Nodes that meet now one gateway and now another: their packets are one line all the same. */
@SharedHubs
@ResourceLock(Installation.LOCK)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExchangeGatewaysSystemIT {
    private Installation installation;
    private HubClient admin;

    @BeforeAll
    void start(Installation running) throws Exception {
        installation = running;
        admin = installation.admin();
    }

    /** A new node at both gateways. */
    private List<ExchangeClient> node(String tenant, String code) throws Exception {
        var here = ExchangeClient.of(admin, tenant, code);
        var there = here.at(installation.url(Installation.OTHER_GATEWAY));
        Until.isTrue("the other gateway knows the node",
                () -> there.http().get("/v1/node").statusCode() == 200);
        return List.of(here, there);
    }

    /** A change of the one object that all packets change, and an object of the packet's own. */
    private static String[] objects(UUID counter, UUID family, int number) {
        return new String[]{
                entity("UPDATE", counter.toString(), "{\"n\":" + number + "}"),
                entity("INSERT", new UUID(family.getMostSignificantBits(), number).toString(),
                        "{\"n\":" + number + "}")};
    }

    @Test
    void packetsThatAlternateBetweenGatewaysAreAppliedOnceAndInOrder() throws Exception {
        var tenant = admin.newTenant(1);
        var a = node(tenant, "a");
        var b = node(tenant, "b");
        var counter = UUID.randomUUID();
        long received = 0;
        var seen = new HashMap<String, Integer>();
        for (int i = 1; i <= 20; i++) {
            var packet = a.getFirst().packet(i, 0, objects(counter, counter, i));
            var answer = HubClient.ok(a.get(i % 2).send(packet));
            var repeated = HubClient.ok(a.get((i + 1) % 2).send(packet));

            assertThat(answer.get("processed_count").asInt()).isEqualTo(2);
            assertThat(repeated.get("processed_count").asInt()).isZero();
            assertThat(List.of(ack(answer), ack(repeated))).containsOnly((long) i);

            var news = HubClient.ok(b.get(i % 3 % 2).send(b.getFirst().packet(i, received)));
            assertThat(no(news)).isGreaterThan(received);
            received = no(news);
            take(news, seen);
        }

        assertThat(version(a.getFirst(), counter)).isEqualTo(20);
        assertThat(seen).hasSize(21).containsEntry(counter.toString(), 20);
    }

    /** Nothing that came is older than what came before of the same object. */
    private static void take(JsonNode answer, Map<String, Integer> seen) {
        for (var object : entities(answer)) {
            int n = object.get("data").get("n").asInt();
            var before = seen.put(object.get("uuid").asString(), n);
            assertThat(before == null || before <= n).isTrue();
        }
    }

    @Test
    void fiftyRequestsOfOneNodeAtOnceByWayOfTwoGatewaysAreAppliedOnceEachInOneOrder()
            throws Exception {
        var tenant = admin.newTenant(1);
        var a = node(tenant, "a");
        var b = node(tenant, "b");
        var counter = UUID.randomUUID();
        var unanswered = new AtomicInteger();
        // Every number at both gateways, in any order.
        var turns = new ArrayList<>(IntStream.range(0, 50).boxed().toList());
        Collections.shuffle(turns, new Random(7));

        var all = new ArrayList<JsonNode>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<JsonNode>>();
            for (int turn : turns) {
                int number = 1 + turn / 2;
                var packet = a.getFirst().packet(number, 0, objects(counter, counter, number));
                tasks.add(() -> again(a.get(turn % 2), packet, unanswered));
            }
            for (var answer : threads.invokeAll(tasks)) {
                all.add(answer.get());
            }
        }

        int applied = (int) all.stream()
                .filter(it -> it.get("processed_count").asInt() > 0).count();
        var news = b.getLast().until(applied + 1);
        var status = HubClient.ok(a.getLast().http().get("/api/sync/status/" + a.getLast().id()));
        assertThat(status.get("received_packet_no").asInt()).isEqualTo(25);
        assertThat(unanswered).hasValue(0);
        assertThat(version(a.getFirst(), counter)).isEqualTo(applied);
        var seen = new HashMap<String, Integer>();
        take(news, seen);
        assertThat(seen).hasSize(applied + 1).containsEntry(counter.toString(), 25);
    }

    /** Who was told to come again does so; only an answer that says nothing of the effect counts. */
    private static JsonNode again(ExchangeClient node, String packet, AtomicInteger unanswered)
            throws Exception {
        HttpResponse<String> response = node.send(packet);
        while (response.statusCode() == 503) {
            if (response.body().contains("did not decide")) {
                unanswered.incrementAndGet();
            }
            response = node.send(packet);
        }
        return HubClient.ok(response);
    }

    private static int version(ExchangeClient node, UUID uuid) throws Exception {
        return HubClient.ok(node.http().get("/v1/entities/exchange.Work/" + uuid)).get("version")
                .asInt();
    }
}
