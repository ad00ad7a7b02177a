package io.tributary.bench.run;

import io.tributary.bench.drive.Counts;
import io.tributary.bench.drive.Plan;
import io.tributary.bench.hub.Status;
import io.tributary.bench.measure.Errors;
import io.tributary.bench.measure.Latency;
import io.tributary.bench.verify.Verdict;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What came of a load.
 *
 * @param verdict null if no check was asked for
 */
public record LoadResult(Plan plan, Counts counts, Latency visible, Samples samples,
        Errors streamErrors, int readers, @Nullable Verdict verdict) {

    /** Every push was answered, none was refused, and the check found nothing. */
    public boolean good() {
        return counts.lostPushes() == 0 && (verdict == null || verdict.exact());
    }

    public double operationsPerSecond() {
        return counts.operationsPerSecond();
    }

    /** How much longer the wait of the oldest unseen push gets, in seconds a second. */
    public double lagSlope() {
        return samples.lagSeconds().slope();
    }

    public void print(PrintWriter out) {
        out.printf(Locale.ROOT, "operations      %,d acknowledged in %,d pushes%n",
                counts.operations(), counts.pushes());
        out.printf(Locale.ROOT, "sustained       %,.0f operations/s over %.1f s%n",
                counts.operationsPerSecond(), counts.measuredSeconds());
        out.println("outcomes        " + outcomes());
        out.println("push answered   " + counts.answered());
        out.println("                " + measuredHow());
        if (readers > 0) {
            out.println("visible         " + visible);
            out.printf(Locale.ROOT,
                    "lag             mean %.3f s, max %.3f s, slope %+.4f s/s; %,.0f changes/s"
                            + " seen; streams broken: %s%n",
                    samples.lagSeconds().mean(), samples.lagSeconds().max(), lagSlope(),
                    samples.seenPerSecond(), streamErrors);
        }
        out.println("sent again      " + counts.retries());
        out.println("errors          " + counts.failures());
        out.println("generator       " + (samples.cpuMicros() == 0
                ? "CPU not measured: the run was too short"
                : String.format(Locale.ROOT, "%.2f µs CPU an operation", samples.cpuMicros())));
        out.println("check           " + (verdict == null ? "not asked for" : verdict));
        out.flush();
    }

    private String outcomes() {
        var text = new StringBuilder();
        for (var status : Status.values()) {
            long count = counts.outcomes(status);
            if (count > 0) {
                text.append(text.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%s %,d",
                        status.name().toLowerCase(Locale.ROOT), count));
            }
        }
        return text.isEmpty() ? "none" : text.toString();
    }

    private String measuredHow() {
        return plan.rate() > 0
                ? "from the intended start at a fixed rate: corrected for coordinated omission"
                : "closed loop of " + plan.inFlight() + " in flight, from the actual start:"
                        + " no start was intended, so there is no omission to correct";
    }
}
