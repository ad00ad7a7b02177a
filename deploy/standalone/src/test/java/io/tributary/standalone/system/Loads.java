package io.tributary.standalone.system;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Nodes that push at once, and what they have been told. */
record Loads(List<Load> loads, History history) {

    static Loads start(List<HubClient> nodes) {
        var history = new History();
        return new Loads(IntStream.range(0, nodes.size())
                .mapToObj(i -> new Load(nodes.get(i), "load-" + i, history)).toList(), history);
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
