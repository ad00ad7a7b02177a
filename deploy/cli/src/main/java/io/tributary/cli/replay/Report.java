package io.tributary.cli.replay;

/** Is told what a replay finds, as it finds it. */
public interface Report {
    void difference(Difference difference);

    void finalState(FinalState entity);

    void totals(Totals totals);
}
