package io.tributary.bench.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.bench.hub.Calls;
import io.tributary.bench.hub.Node;
import io.tributary.bench.hub.Reply;
import io.tributary.bench.rounds.Patiently;
import io.tributary.bench.rounds.Tally;
import io.tributary.bench.workload.Bytes;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import reactor.core.publisher.Mono;

/**
 * A node that exchanges packets: numbered, with the receipt of what it has got. Without an answer it
 * sends the same packet under the same number again.
 */
final class Desk {
    private final int number;
    private final String id;
    private final Calls calls;
    private final Works works;
    private final Shelf shelf;
    private final SplittableRandom random;
    private int[] revisions = new int[0];
    private int made;
    private long sent;
    private long received;
    private long sentAgain;
    private int last;

    /**
     * @param number in its tenant
     * @param makers how many nodes of the tenant make objects
     */
    Desk(int number, Node node, Calls calls, Works works, int makers) {
        this.number = number;
        this.id = node.id();
        this.calls = calls;
        this.works = works;
        this.shelf = new Shelf(works, number, makers);
        this.random = new SplittableRandom(number);
    }

    Shelf shelf() {
        return shelf;
    }

    /** How many objects it has made. */
    int made() {
        return made;
    }

    /** The revision of an object of its own that the hub has acknowledged. */
    int revision(int object) {
        return revisions[object];
    }

    /** How many objects the last answer brought. */
    int last() {
        return last;
    }

    /** How often a packet was sent again. */
    long sentAgain() {
        return sentAgain;
    }

    /**
     * Sends a packet of so many objects and takes the answer.
     *
     * @param updates share of them that are objects it has made before
     */
    Mono<Void> exchange(int objects, double updates, long dueNanos, Patiently patiently,
            Tally tally) {
        var packet = new Draft(objects, updates);
        sent++;
        var body = packet.body();
        var tries = new int[1];
        return patiently.ask(() -> {
            tries[0]++;
            return calls.post("/api/sync/exchange", Map.of(), body);
        }).doOnNext(reply -> take(reply, packet, tries[0] - 1, dueNanos, tally)).then();
    }

    private void take(Reply reply, Draft packet, int again, long dueNanos, Tally tally) {
        sentAgain += again;
        switch (reply) {
            case Reply.Given given -> {
                var answer = PacketAnswer.of(given.body(), shelf::put);
                tally.answered(dueNanos, packet.size() + answer.objects());
                boolean repeated = again > 0 && answer.processed() == 0;
                if (answer.receipt() != sent || (!repeated && answer.processed() != packet
                        .size())) {
                    tally.failures().count("packet not accepted whole");
                }
                packet.acknowledge();
                received = answer.number();
                last = answer.objects();
            }
            case Reply.Refused refused -> tally.failures().count("refused: " + refused.kind());
            case Reply.Again none -> tally.failures().count("never answered: " + none.kind());
        }
    }

    /** The objects of the next packet: new ones behind those that there are, and some of these anew. */
    private final class Draft {
        private final int fresh;
        private final int[] changed;

        Draft(int objects, double updates) {
            int count = 0;
            for (int i = 0; i < objects && made > 0; i++) {
                count += random.nextDouble() < updates ? 1 : 0;
            }
            changed = random.ints(count, 0, Math.max(1, made)).distinct().toArray();
            fresh = objects - count;
        }

        int size() {
            return fresh + changed.length;
        }

        byte[] body() {
            var out = new Bytes();
            out.put("""
                    {"header": {"sender_node_id": "%s", "recipient_node_id": "SERVER",
                     "packet_no": %d, "ack_packet_no": %d, "schema_version": "1.0.0",
                     "timestamp": "2025-12-13T00:36:00.123456+00:00"}, "body": {"entities": ["""
                    .formatted(id, sent, received).getBytes(UTF_8));
            for (int i = 0; i < size(); i++) {
                if (i > 0) {
                    out.put(',');
                }
                if (i < fresh) {
                    works.write(out, number, made + i, 1);
                } else {
                    int object = changed[i - fresh];
                    works.write(out, number, object, revisions[object] + 1);
                }
            }
            out.put("]}}".getBytes(UTF_8));
            return Arrays.copyOf(out.array(), out.length());
        }

        void acknowledge() {
            if (made + fresh > revisions.length) {
                revisions = Arrays.copyOf(revisions, Math.max(made + fresh, 2 * made));
            }
            Arrays.fill(revisions, made, made + fresh, 1);
            made += fresh;
            for (int object : changed) {
                revisions[object]++;
            }
        }
    }
}
