package io.tributary.cli.roastery;

import io.tributary.cli.hub.HubOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roastery account}: a new tenant with what the program shows of its account. */
@Command(name = "account", mixinStandardHelpOptions = true, description = "Makes a roastery and prints the id of its tenant.")
final class AccountCommand implements Callable<Integer> {
    @Mixin
    private HubOptions options = new HubOptions();

    @Option(names = "--name", required = true, description = "What the roastery is called.")
    private String name = "";

    @Option(names = "--id", description = "The tenant's id, a UUID (default: a new one).")
    private @Nullable UUID id;

    @Parameters(paramLabel = "FIELD=VALUE", description = "subscription, paid_until, limit (kg), limit_since.")
    private Map<String, String> fields = Map.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var account = Fields.given(fields);
        try (var hub = options.connect()) {
            var tenant = new LinkedHashMap<String, Object>();
            tenant.put("name", name);
            if (id != null) {
                tenant.put("id", id);
            }
            var made = hub.post("/v1/admin/tenants", tenant).get("id").asString();
            if (!account.isEmpty()) {
                new Intake(hub, spec.commandLine().getErr()).bring(
                        Map.of("tenantId", made, "account", account));
            }
            spec.commandLine().getOut().println(made);
            return Intake.DONE;
        }
    }
}
