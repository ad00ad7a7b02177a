package io.tributary.bench;

import io.tributary.bench.hub.Refusal;
import io.tributary.bench.workload.BadInput;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The program: one sub-command for each thing to measure. */
@Command(name = "tributary-bench", mixinStandardHelpOptions = true, version = "tributary-bench 0.1.0", description = "Drives a running Tributary hub over HTTP, measures it and checks its answers.", subcommands = {
        PushCommand.class, PullCommand.class, MixedCommand.class,
        BatchCommand.class, ExchangeCommand.class, FleetCommand.class,
        VehiclesCommand.class, LimitsCommand.class,
        TableCommand.class}, exitCodeListHeading = "%nExit codes:%n", exitCodeList = {
                "0:all is well", "1:the check found something wrong, or a push was lost",
                "2:the command line or the input file is wrong",
                "3:the hub, the broker or the database can't be used"})
public final class Bench {
    static final int WELL = 0;
    static final int WRONG = 1;
    static final int USAGE = 2;
    static final int UNUSABLE = 3;

    private Bench() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Bench::explain)
                .setExecutionExceptionHandler(Bench::explain);
    }

    private static int explain(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        command.getErr().println(command.getCommandName() + ": " + wrong.getMessage()
                + " (--help shows what there is)");
        return USAGE;
    }

    /** One line, since the reader of it wants to go on, not to debug. */
    private static int explain(Exception thrown, CommandLine commandLine,
            CommandLine.ParseResult arguments) {
        var cause = thrown instanceof RuntimeException && thrown
                .getCause() instanceof Exception inner ? inner : thrown;
        commandLine.getErr().println(commandLine.getCommandName() + ": " + text(cause));
        return switch (cause) {
            case ParameterException _,BadInput _,IllegalArgumentException _ -> USAGE;
            default -> UNUSABLE;
        };
    }

    private static String text(Exception cause) {
        return switch (cause) {
            case Refusal refusal -> "the hub refused: " + refusal.getMessage();
            case IOException _ -> "can't reach or read: " + cause.getMessage();
            default -> cause.getMessage() == null ? cause.toString() : cause.getMessage();
        };
    }
}
