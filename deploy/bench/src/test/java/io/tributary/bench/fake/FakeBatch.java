package io.tributary.bench.fake;

import io.tributary.schemas.codec.WireSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Batch sync with observations alone. */
final class FakeBatch implements FakeDialect {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final WireSchema REQUEST = WireSchema.of("batch", "sync-batch-request");

    private final Fault fault;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, JsonNode> known = new HashMap<>();
    private int written;

    FakeBatch(Fault fault) {
        this.fault = fault;
    }

    private record Row(String node, JsonNode data) {}

    @Override
    public synchronized ObjectNode answer(String node, JsonNode request) {
        var flaw = REQUEST.flaw(request);
        if (flaw != null) {
            throw new IllegalArgumentException("not as the protocol has it: " + flaw);
        }
        int accepted = 0;
        for (var observation : request.at("/upserts/observations")) {
            var before = known.putIfAbsent(observation.path("observationId").asString(),
                    observation);
            if (before == null) {
                rows.add(new Row(node, observation));
            }
            accepted += before == null || before.equals(observation) ? 1 : 0;
        }
        written += fault == Fault.WRITES_PULLS ? 1 : 0;
        var words = request.path("lastKnownServerCursor").asString().split("-", -1);
        int since = words.length == 3 ? Integer.parseInt(words[1]) : 0;
        var answer = MAPPER.createObjectNode();
        answer.putObject("acceptedCounts").put("observations", accepted);
        answer.putArray("conflicts");
        answer.put("serverCursor", "cur-" + rows.size() + "-" + written);
        answer.putObject("downstream").putArray("observations").addAll(faulty(rows
                .subList(since, rows.size()).stream().filter(row -> !row.node().equals(node))
                .map(Row::data).toList()));
        return answer;
    }

    private List<JsonNode> faulty(List<JsonNode> news) {
        var copy = new ArrayList<>(news);
        if (!copy.isEmpty()) {
            switch (fault) {
                case LOSES_ONE -> copy.removeFirst();
                case DOUBLES_ONE -> copy.addFirst(copy.getFirst());
                case ALTERS_ONE -> copy.set(0, ((ObjectNode) copy.getFirst().deepCopy())
                        .put("rawNoteText", "another"));
                case NONE, HIDES_ONE, IS_BUSY, FORGETS_TO_ANSWER, REFUSES, WRITES_PULLS -> {
                    // The news are right.
                }
            }
        }
        return copy;
    }
}
