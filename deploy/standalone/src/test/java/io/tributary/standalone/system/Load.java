package io.tributary.standalone.system;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A node that pushes as fast as it is answered, and sends a push again under the same key until it
 * has a receipt, whatever happens to the hub meanwhile.
 */
final class Load {
    private static final int OPERATIONS = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HubClient node;
    private final String name;
    private final History history;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Thread thread;

    Load(HubClient node, String name, History history) {
        this.node = node;
        this.name = name;
        this.history = history;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            for (int push = 0; !stopping.get(); push++) {
                deliver(name + "-" + push, push);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String key, int sequence) throws InterruptedException {
        var ids = new ArrayList<String>();
        var operations = new ArrayList<String>();
        for (int i = 0; i < OPERATIONS; i++) {
            ids.add(key + "-" + i);
            operations.add("""
                    {"op":"put","type":"item","id":"%s","data":{"n":%d}}"""
                    .formatted(ids.getLast(), i));
        }
        history.sending(key, ids);
        var body = "{\"operations\":[" + String.join(",", operations)
                + "],\"producer\":{\"epoch\":0,\"sequence\":" + sequence + "}}";
        while (!isDelivered(key, body)) {
            Thread.sleep(PAUSE);
        }
    }

    private boolean isDelivered(String key, String body) throws InterruptedException {
        try {
            var response = node.push(key, body);
            if (response.statusCode() != 200) {
                requirePassing(response.statusCode(), response.body());
                return false;
            }
            history.receipt(HubClient.JSON.readTree(response.body()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Only 503 may be retried; everything else would be a lie of the hub. */
    private static void requirePassing(int status, String body) {
        if (status != 503) {
            throw new AssertionError(status + " " + body);
        }
    }

    /** Returns when the last push has its receipt. */
    void finish() throws InterruptedException {
        stopping.set(true);
        thread.join();
    }

    static List<Load> start(List<HubClient> nodes, History history) {
        var loads = new ArrayList<Load>();
        for (int i = 0; i < nodes.size(); i++) {
            loads.add(new Load(nodes.get(i), "load-" + i, history));
        }
        return loads;
    }
}
