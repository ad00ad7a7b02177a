package io.tributary.cli.roastery;

import io.tributary.cli.hub.Hub;
import java.io.PrintWriter;
import java.util.Map;

/** Brings parts of a roastery into the hub, and says what became of them. */
final class Intake {
    static final int DONE = 0;
    static final int REFUSED = 1;

    private final Hub hub;
    private final PrintWriter out;

    Intake(Hub hub, PrintWriter out) {
        this.hub = hub;
        this.out = out;
    }

    /** The exit code: whether the hub took all of it. */
    int bring(Map<String, ?> parts) {
        var report = hub.post("/v1/admin/artisan/import", parts);
        out.println("written " + report.get("written") + ", unchanged " + report.get("unchanged")
                + ", users " + report.get("users").size() + ", refused "
                + report.get("refused").size());
        report.get("refused").forEach(part -> out.println("refused " + part.get("type").asString()
                + " " + part.get("id").asString() + ": " + part.get("advice").asString()));
        return report.get("refused").isEmpty() ? DONE : REFUSED;
    }
}
