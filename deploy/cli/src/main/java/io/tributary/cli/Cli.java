package io.tributary.cli;

import io.tributary.cli.hub.NoHub;
import io.tributary.cli.hub.RefusedByHub;
import io.tributary.cli.log.Unusable;
import io.tributary.cli.operations.ConflictsCommand;
import io.tributary.cli.operations.DeadLettersCommand;
import io.tributary.cli.operations.ExportCommand;
import io.tributary.cli.operations.LagCommand;
import io.tributary.cli.operations.NodeCommand;
import io.tributary.cli.operations.NodesCommand;
import io.tributary.cli.operations.StuckCommand;
import io.tributary.cli.operations.TenantsCommand;
import io.tributary.cli.operations.TokensCommand;
import io.tributary.cli.replay.TooMuch;
import io.tributary.cli.roastery.RoasteryCommand;
import io.tributary.cli.roastery.UnusableInput;
import io.tributary.cli.verify.TooManyEntities;
import io.tributary.schemas.codec.PolicyYaml;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The program: one sub-command for each thing to look at or to do. */
@Command(name = "tributaryctl", mixinStandardHelpOptions = true, version = "tributaryctl 0.1.0", description = "Runs a hub: what its operator looks at and does.", subcommands = {
        StuckCommand.class, LagCommand.class, NodeCommand.class, DeadLettersCommand.class,
        TenantsCommand.class, NodesCommand.class, TokensCommand.class, ConflictsCommand.class,
        ExportCommand.class, VerifyCommand.class, WhatIfCommand.class, RoasteryCommand.class})
public final class Cli {
    static final int SAME = 0;
    static final int DIFFERENT = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;

    private Cli() {}

    public static void main(String[] args) {
        // Under a name of its own: another module's file may lie on the same class path.
        System.setProperty("logback.configurationFile", "tributary-cli-logback.xml");
        System.exit(commandLine().execute(args));
    }

    /** The whole program, for whoever would run it within another. */
    public static CommandLine commandLine() {
        return new CommandLine(new Cli()).setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, new DurationText())
                .setParameterExceptionHandler(Cli::explain)
                .setExecutionExceptionHandler(Cli::explain);
    }

    private static int explain(ParameterException wrong, String[] arguments) {
        var command = wrong.getCommandLine();
        command.getErr().println(command.getCommandName() + ": " + wrong.getMessage()
                + " (--help shows what there is)");
        return USAGE;
    }

    /** One line, since the reader of it wants to go on, not to debug. */
    private static int explain(Exception thrown, CommandLine commandLine,
            CommandLine.ParseResult arguments) throws Exception {
        int code = switch (thrown) {
            case ParameterException _,PolicyYaml.InvalidPolicy _,UncheckedIOException _,TooMuch _,TooManyEntities _,UnusableInput _,RefusedByHub _ ->
                USAGE;
            case KafkaException _,Unusable _,NoHub _ -> UNREACHABLE;
            default -> throw thrown;
        };
        commandLine.getErr().println(commandLine.getCommandName() + ": " + text(thrown));
        return code;
    }

    private static String text(Exception thrown) {
        return switch (thrown) {
            case KafkaException e when e.getCause() != null ->
                "Kafka: " + e.getMessage() + ": " + e.getCause().getMessage();
            case KafkaException e -> "Kafka: " + e.getMessage();
            default -> String.valueOf(thrown.getMessage());
        };
    }
}
