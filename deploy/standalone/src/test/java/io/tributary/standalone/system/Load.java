package io.tributary.standalone.system;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node that pushes a few times a second, since what is proven is that nothing is lost, and not
 * that programs start on a machine that has no time for them. It sends a push again under the same key until it
 * has a receipt, whatever happens to the hub meanwhile. An answer that no client has to expect ends
 * it, and is told to whoever asks how it goes.
 */
final class Load {
    private static final int OPERATIONS = 20;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration PACE = Duration.ofMillis(100);
    /** A hub answers within ten seconds, if only to say that it does not know. */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** By way of each gateway; the next one is asked when one can't answer. */
    private final List<HubClient> ways;
    private final List<Duration> times = new ArrayList<>();
    private final String name;
    private final History history;
    private final Thread thread;
    private int way;
    private volatile boolean stopping;
    private volatile String last = "nothing was sent yet";
    private volatile @Nullable Throwable failure;

    Load(List<HubClient> ways, String name, History history) {
        this.ways = ways.stream().map(way -> way.withTimeout(TIMEOUT)).toList();
        this.name = name;
        this.history = history;
        this.thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        try {
            for (int push = 0; !stopping; push++) {
                deliver(name + "-" + push, push);
                Thread.sleep(PACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
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
        long start = System.nanoTime();
        for (int attempt = 1; !isDelivered(key, body, attempt); attempt++) {
            Thread.sleep(PAUSE);
            way = (way + 1) % ways.size();
        }
        times.add(Duration.ofNanos(System.nanoTime() - start));
    }

    private boolean isDelivered(String key, String body, int attempt)
            throws InterruptedException {
        try {
            var response = ways.get(way).push(key, body);
            boolean ok = response.statusCode() == 200;
            last = "%s, attempt %d: %d %s".formatted(key, attempt, response.statusCode(),
                    ok ? "" : response.body());
            if (!ok) {
                requirePassing(response.statusCode());
                return false;
            }
            history.receipt(HubClient.JSON.readTree(response.body()));
            return true;
        } catch (IOException e) {
            last = "%s, attempt %d: %s".formatted(key, attempt, e);
            return false;
        }
    }

    /** Only 503 may be retried; everything else would be a lie of the hub. */
    private void requirePassing(int status) {
        if (status != 503) {
            throw new AssertionError(name + ": " + last);
        }
    }

    /** @throws AssertionError if it ended of itself */
    void requireRunning() {
        var why = failure;
        if (why != null) {
            throw new AssertionError(name + " has ended; " + last, why);
        }
    }

    /** Of the pushes that have their receipts, in order; complete once it has stopped. */
    List<Duration> times() {
        return times;
    }

    /** Its last push still waits for a receipt. */
    void stop() {
        stopping = true;
    }

    /** Nobody waits for anything any more. */
    void abandon() {
        stopping = true;
        thread.interrupt();
    }

    boolean hasStopped() {
        return !thread.isAlive();
    }

    /** What it sent last, and what came of it. */
    @Override
    public String toString() {
        return name + ": " + last;
    }
}
