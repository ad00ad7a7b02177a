package io.tributary.cli.report;

import io.tributary.cli.replay.Difference;
import io.tributary.cli.replay.FinalState;
import io.tributary.cli.replay.Report;
import io.tributary.cli.replay.Totals;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.TreeMap;

/** A table for people, written line by line as the replay goes on. */
public final class TextReport implements Report {
    private static final String DIFFERENCE = "%-40s %-36s %3s  %-32s %-34s %-34s %-6s %s%n";
    private static final String ENTITY = "%-40s %-32s %8s %9s%n";

    private final PrintWriter out;
    private boolean anyDifference;
    private boolean anyEntity;

    public TextReport(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void difference(Difference it) {
        if (!anyDifference) {
            anyDifference = true;
            out.printf(Locale.ROOT, DIFFERENCE, "TENANT/LANE", "PUSH", "OP", "ENTITY", "WAS",
                    "WOULD BE", "CAUSE",
                    "ENTITY THEN");
        }
        out.printf(Locale.ROOT, DIFFERENCE, it.lane(), it.push(), it.index(),
                it.entity().type() + "/" + it.entity().id(), it.was(), it.wouldBe(),
                Words.of(it.cause()), it.changesEntity() ? "differs" : "same");
    }

    @Override
    public void finalState(FinalState it) {
        if (!anyEntity) {
            anyEntity = true;
            out.println();
            out.printf(Locale.ROOT, ENTITY, "TENANT/LANE", "ENTITY THAT ENDS DIFFERENTLY",
                    "VERSION", "WOULD BE");
        }
        out.printf(Locale.ROOT, ENTITY, it.lane(), it.entity().type() + "/" + it.entity().id(),
                text(it.was()),
                text(it.wouldBe()));
    }

    private static String text(FinalState.Held held) {
        return held.data() == null ? "gone" : Long.toString(held.version());
    }

    @Override
    public void totals(Totals it) {
        if (anyDifference || anyEntity) {
            out.println();
        }
        out.printf(Locale.ROOT, "%-28s %12s %12s %12s%n", "RULE", "WAS", "WOULD BE", "CHANGE");
        new TreeMap<>(it.rules()).forEach((rule, by) -> out.printf(Locale.ROOT,
                "%-28s %,12d %,12d %+,12d%n", rule, by
                        .was(), by.wouldBe(),
                by.wouldBe() - by.was()));
        out.printf(Locale.ROOT,
                "%n%,d operations of %,d pushes decided; %,d otherwise: %,d by policy, %,d because"
                        + " the entity was another one already%n", it.operations(), it.pushes(),
                it.differences(), it.byPolicy(), it.byState());
        out.printf(Locale.ROOT, "%,d entities end differently%n", it.entities());
        out.printf(Locale.ROOT,
                "without effect either way: %,d repeated pushes, %,d refused ones, %,d unreadable"
                        + " records%n", it.repeats(), it.refusals(), it.unreadable());
        out.flush();
    }

}
