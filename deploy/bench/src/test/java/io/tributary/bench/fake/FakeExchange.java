package io.tributary.bench.fake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Numbered packets with receipts, as a feed with a place for each node. */
final class FakeExchange implements FakeDialect {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int OBJECTS_MAX = 10;

    private final Fault fault;
    private final Map<String, Row> rows = new LinkedHashMap<>();
    private final Map<String, Peer> peers = new HashMap<>();
    private int places;

    FakeExchange(Fault fault) {
        this.fault = fault;
    }

    private record Row(int place, String node, JsonNode object) {}

    private static final class Peer {
        private long received;
        private long sent;
        private int confirmed;
        private long lastNumber;
        private int lastPlace;
    }

    @Override
    public synchronized ObjectNode answer(String node, JsonNode request) {
        var peer = peers.computeIfAbsent(node, _ -> new Peer());
        var header = request.path("header");
        if (header.path("ack_packet_no").asLong() >= peer.lastNumber) {
            peer.confirmed = peer.lastPlace;
        }
        int processed = take(node, peer, header.path("packet_no").asLong(), request);
        var pending = rows.values().stream()
                .filter(row -> row.place() > peer.confirmed && !row.node().equals(node))
                .limit(OBJECTS_MAX).toList();
        peer.sent++;
        if (!pending.isEmpty()) {
            peer.lastNumber = peer.sent;
            peer.lastPlace = pending.getLast().place();
        }
        var answer = MAPPER.createObjectNode().put("processed_count", processed);
        answer.putObject("header").put("packet_no", peer.sent)
                .put("ack_packet_no", peer.received);
        answer.putObject("body").putArray("entities")
                .addAll(faulty(pending.stream().map(Row::object).toList()));
        return answer;
    }

    private int take(String node, Peer peer, long number, JsonNode request) {
        if (number <= peer.received) {
            return 0;
        }
        peer.received = number;
        var objects = request.at("/body/entities");
        for (var object : objects) {
            var uuid = object.path("uuid").asString();
            rows.remove(uuid);
            rows.put(uuid, new Row(++places, node, object));
        }
        return objects.size();
    }

    private List<JsonNode> faulty(List<JsonNode> objects) {
        var copy = new ArrayList<>(objects);
        if (!copy.isEmpty()) {
            switch (fault) {
                case LOSES_ONE -> copy.removeFirst();
                case DOUBLES_ONE -> copy.addFirst(copy.getFirst());
                case ALTERS_ONE -> {
                    var altered = (ObjectNode) copy.getFirst().deepCopy();
                    ((ObjectNode) altered.required("data")).put("revision", 1_000_000);
                    copy.set(0, altered);
                }
                case NONE, HIDES_ONE, IS_BUSY, FORGETS_TO_ANSWER, REFUSES, WRITES_PULLS -> {
                    // The packet is right.
                }
            }
        }
        return copy;
    }
}
