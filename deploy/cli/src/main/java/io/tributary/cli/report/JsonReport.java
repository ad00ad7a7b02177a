package io.tributary.cli.report;

import io.tributary.cli.replay.Difference;
import io.tributary.cli.replay.Fate;
import io.tributary.cli.replay.FinalState;
import io.tributary.cli.replay.Report;
import io.tributary.cli.replay.Totals;
import io.tributary.schemas.codec.Json;
import io.tributary.schemas.value.ProblemCode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A JSON object a line, for programs; its member {@code kind} says what the line is. */
public final class JsonReport implements Report {
    private final PrintWriter out;

    public JsonReport(PrintWriter out) {
        this.out = out;
    }

    private record FateLine(String status, String rule, @Nullable ProblemCode code) {}

    private record DifferenceLine(String kind, String tenant, int lane, String push, int index,
            String type, String id, FateLine was, FateLine wouldBe, String cause,
            boolean changesEntity) {}

    private record HeldLine(long version, @Nullable Map<String, @Nullable Object> data) {}

    private record EntityLine(String kind, String tenant, int lane, String type, String id,
            HeldLine was, HeldLine wouldBe) {}

    private record RuleLine(long was, long wouldBe) {}

    private record TotalsLine(String kind, long pushes, long operations, long differences,
            long byPolicy, long byState, long entities, long repeats, long refusals,
            long unreadable, Map<String, RuleLine> rules) {}

    @Override
    public void difference(Difference it) {
        print(new DifferenceLine("difference", it.lane().tenant().toString(), it.lane().lane(),
                it.push(), it.index(), it.entity().type(), it.entity().id(), fate(it.was()),
                fate(it.wouldBe()), Words.of(it.cause()), it.changesEntity()));
    }

    private static FateLine fate(Fate fate) {
        return new FateLine(fate.status(), fate.rule(), fate.code());
    }

    @Override
    public void finalState(FinalState it) {
        print(new EntityLine("entity", it.lane().tenant().toString(), it.lane().lane(),
                it.entity().type(), it.entity().id(), held(it.was()), held(it.wouldBe())));
    }

    private static HeldLine held(FinalState.Held held) {
        return new HeldLine(held.version(), held.data() == null ? null : held.data().fields());
    }

    @Override
    public void totals(Totals it) {
        var rules = new TreeMap<String, RuleLine>();
        it.rules().forEach((rule, by) -> rules.put(rule, new RuleLine(by.was(), by.wouldBe())));
        print(new TotalsLine("totals", it.pushes(), it.operations(), it.differences(),
                it.byPolicy(), it.byState(), it.entities(), it.repeats(), it.refusals(),
                it.unreadable(), rules));
        out.flush();
    }

    private void print(Record line) {
        out.println(Json.MAPPER.writeValueAsString(line));
    }
}
