package io.tributary.standalone.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Nodes that push at once, and what they have been told. */
record Loads(List<Load> loads, History history) {

    /** @param others further gateways that take the same nodes' pushes */
    static Loads start(List<HubClient> nodes, String... others) {
        var history = new History();
        return new Loads(IntStream.range(0, nodes.size()).mapToObj(i -> new Load(Stream.concat(
                Stream.of(nodes.get(i)), Stream.of(others).map(other -> nodes.get(i).at(other)))
                .toList(), "load-" + i, history)).toList(), history);
    }

    /** How long pushes took, from when each was first sent until its receipt came. */
    String times() {
        var millis = loads.stream().flatMap(load -> load.times().stream()).mapToLong(
                Duration::toMillis).sorted().toArray();
        return "%d, p50 %d ms, p99 %d ms, max %d ms".formatted(millis.length,
                millis[millis.length / 2], millis[millis.length * 99 / 100],
                millis[millis.length - 1]);
    }

    /**
     * Returns when that many more operations are acknowledged.
     *
     * @param programs what they push to; one that has died ends the wait
     */
    void goOn(int more, List<JavaProcess> programs) {
        int enough = history.acknowledgedCount() + more;
        await("the load goes on", () -> history.acknowledgedCount() >= enough, programs);
    }

    /** Returns when the last pushes have their receipts. */
    void finish(List<JavaProcess> programs) {
        loads.forEach(Load::stop);
        await("the load ends", () -> loads.stream().allMatch(Load::hasStopped), programs);
    }

    /** A pull shows what was acknowledged, as the history demands. */
    void requireAllVisible(HubClient reader) throws Exception {
        Until.isTrue("all is visible", () -> reader.pullAll(null, 5000, "").size() >= history
                .acknowledgedCount());
        history.judge(reader.pullAll(null, 777, ""));
    }

    private void await(String what, Callable<Boolean> condition, List<JavaProcess> programs) {
        try {
            Until.isTrue(what, condition, () -> requireSound(programs), () -> state(programs));
        } catch (AssertionError e) {
            loads.forEach(Load::abandon);
            throw e;
        }
    }

    private void requireSound(List<JavaProcess> programs) {
        loads.forEach(Load::requireRunning);
        for (var program : programs) {
            program.requireAlive();
        }
    }

    private String state(List<JavaProcess> programs) {
        var text = new StringBuilder("acknowledged: " + history.acknowledgedCount());
        loads.forEach(load -> text.append('\n').append(load));
        for (var program : programs) {
            text.append('\n').append(program);
        }
        return text.toString();
    }
}
