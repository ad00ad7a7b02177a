package io.tributary.cli.roastery;

import io.tributary.cli.hub.HubOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roastery add}: one part, by its fields. */
@Command(name = "add", mixinStandardHelpOptions = true, description = "Adds one part to a roastery, or replaces the one of its id.", footer = {
        "", "For example:",
        "  roastery add --tenant ID user email=anna@roastery.example nickname=Anna password=@password.txt",
        "  roastery add --tenant ID coffee hr_id=C1 label=Yirgacheffe origin=Ethiopia density=720",
        "  roastery add --tenant ID delivery id=2026-17 coffee=C1 location=S1 amount=120.5"})
final class AddCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options = new HubOptions();

    @Option(names = "--tenant", required = true, description = "The roastery's tenant.")
    private UUID tenant = new UUID(0, 0);

    @Parameters(index = "0", paramLabel = "PART", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Section section = Section.COFFEE;

    @Parameters(index = "1..*", paramLabel = "FIELD=VALUE", description = "Its fields; a value @FILE is read from that file, lists and objects are JSON.")
    private Map<String, String> fields = Map.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var part = Fields.given(fields);
        try (var hub = options.connect()) {
            return new Intake(hub, spec.commandLine().getOut()).bring(
                    Map.of("tenantId", tenant, section.member(), List.of(part)));
        }
    }
}
