package io.tributary.cli.operations;

import io.tributary.cli.hub.Hub;
import io.tributary.cli.hub.HubOptions;
import io.tributary.cli.output.Format;
import io.tributary.cli.output.Printer;
import java.io.PrintWriter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What every operation needs: the hub, and the form in which it prints. */
public final class Session {
    /** Exit code: all is done, or nothing was found that would need anything. */
    static final int DONE = 0;
    /** Exit code: something is not as it should be, and is named. */
    static final int FOUND = 1;
    /** Rows of a list, unless more are asked for. */
    static final String ROWS = "1000";

    @Mixin
    private HubOptions hub = new HubOptions();

    @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}: a table for people, or a line of JSON for each row (default: ${DEFAULT-VALUE}).")
    private Format output = Format.TABLE;

    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    public Hub connect() {
        return hub.connect();
    }

    public Printer printer() {
        return new Printer(out(), output);
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** Where progress goes. */
    public PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** The name of a write: what was given, or one that nobody else gives. */
    static String key(@Nullable String given) {
        return given == null ? UUID.randomUUID().toString() : given;
    }
}
