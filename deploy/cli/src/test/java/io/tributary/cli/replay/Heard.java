package io.tributary.cli.replay;

import java.util.ArrayList;
import java.util.List;

/** A report that a test can look at. */
final class Heard implements Report {
    final List<Difference> differences = new ArrayList<>();
    final List<FinalState> finalStates = new ArrayList<>();

    @Override
    public void difference(Difference difference) {
        differences.add(difference);
    }

    @Override
    public void finalState(FinalState entity) {
        finalStates.add(entity);
    }

    @Override
    public void totals(Totals totals) {
        throw new AssertionError("the totals come when all partitions are done");
    }
}
