package io.tributary.cli.operations;

import io.tributary.cli.hub.Address;
import io.tributary.cli.hub.Hub;
import io.tributary.cli.hub.RefusedByHub;
import io.tributary.cli.output.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code dead-letters}: records that were set aside, and another attempt for them. */
@Command(name = "dead-letters", mixinStandardHelpOptions = true, description = "Lists and shows records that could not be processed, and puts them back.")
public final class DeadLettersCommand {
    static final Address LETTERS = Address.of("/v1/admin/dead-letters");
    private static final int LIST_MAX = 1000;
    private static final List<Column> COLUMNS = List.of(
            new Column("LETTER", DeadLettersCommand::name), Column.of("AT", "/at"),
            Column.of("APPLICATION", "/application"), Column.of("ORIGIN", "/origin"),
            Column.of("BYTES", "/bytes"), Column.of("REPLAYED AS", "/replayedAs"),
            Column.of("REASON", "/reason"));
    private static final List<Column> WHOLE = List.of(
            new Column("LETTER", letter -> name(letter.get("letter"))),
            Column.of("AT", "/letter/at"), Column.of("APPLICATION", "/letter/application"),
            Column.of("REASON", "/letter/reason"), Column.of("ORIGIN", "/letter/origin"),
            Column.of("REPLAYABLE", "/letter/replayable"),
            Column.of("REPLAYED AS", "/letter/replayedAs"), Column.of("KEY", "/letter/key"),
            Column.of("VALUE", "/value"), Column.of("BASE64", "/valueBase64"));
    private static final List<Column> REPLAYED = List.of(
            new Column("LETTER", DeadLettersCommand::name),
            Column.of("REPLAYED AS", "/replayedAs"), Column.of("BEFORE", "/already"));

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static String name(JsonNode letter) {
        return letter.get("partition").asString() + "@" + letter.get("offset").asString();
    }

    @Command(mixinStandardHelpOptions = true, description = "Lists the latest dead letters, the newest first.")
    int list(@Mixin Session session,
            @Option(names = "--topic", description = "Only records of this topic.") @Nullable String topic,
            @Option(names = "--application", description = "Only what this application set aside.") @Nullable String application,
            @Option(names = "--limit", defaultValue = "100", description = "At most so many, up to "
                    + LIST_MAX + " (default: ${DEFAULT-VALUE}).") int limit) {
        try (var hub = session.connect()) {
            var letters = hub.get(listed(topic, application, limit));
            session.printer().rows(COLUMNS, letters.get("letters").valueStream().toList());
            if (letters.get("hasMore").asBoolean()) {
                session.err().println("there are older ones");
            }
            return Session.DONE;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Shows a dead letter. A long value is cut off in the table; JSON has it in full.")
    int show(@Mixin Session session,
            @Parameters(paramLabel = "LETTER", description = "As it is listed, such as 2@17.") String letter) {
        try (var hub = session.connect()) {
            session.printer().one(WHOLE, hub.get(of(letter)));
            return Session.DONE;
        }
    }

    @Command(mixinStandardHelpOptions = true, description = "Puts records back into the topics that they came from, each once however often it is asked for.")
    int replay(@Mixin Session session,
            @Parameters(arity = "0..*", paramLabel = "LETTER", description = "As they are listed, such as 2@17.") @Nullable List<String> letters,
            @Option(names = "--all", description = "All of the list that can be put back and was not.") boolean all,
            @Option(names = "--topic", description = "With --all: only records of this topic.") @Nullable String topic,
            @Option(names = "--application", description = "With --all: only what this application set aside.") @Nullable String application) {
        var named = letters == null ? List.<String>of() : letters;
        if (all == !named.isEmpty()) {
            throw new ParameterException(spec.subcommands().get("replay"),
                    "name letters, or say --all");
        }
        try (var hub = session.connect()) {
            return replay(session, hub,
                    all ? waiting(hub, listed(topic, application, LIST_MAX)) : named);
        }
    }

    private int replay(Session session, Hub hub, List<String> letters) {
        var done = new ArrayList<JsonNode>();
        int refused = 0;
        for (var letter : letters) {
            try {
                done.add(hub.post(of(letter).below("/replay"), Map.of(), null));
            } catch (RefusedByHub e) {
                refused++;
                session.err().println(letter + ": " + e.getMessage());
            }
            session.err().printf(Locale.ROOT, "%,d of %,d%n", done.size() + refused,
                    letters.size());
            session.err().flush();
        }
        session.printer().rows(REPLAYED, done);
        return refused == 0 ? Session.DONE : Session.FOUND;
    }

    /** The oldest first, as they once came. */
    private static List<String> waiting(Hub hub, Address list) {
        return hub.get(list).get("letters").valueStream()
                .filter(letter -> letter.get("replayable").asBoolean()
                        && !letter.hasNonNull("replayedAs"))
                .map(DeadLettersCommand::name).toList().reversed();
    }

    private static Address listed(@Nullable String topic, @Nullable String application, int limit) {
        return LETTERS.with("topic", topic).with("application", application).with("limit", limit);
    }

    private Address of(String letter) {
        int at = letter.indexOf('@');
        if (at <= 0 || at == letter.length() - 1) {
            throw new ParameterException(spec.commandLine(),
                    "'" + letter + "' is no letter such as 2@17");
        }
        return LETTERS.below("", letter.substring(0, at), letter.substring(at + 1));
    }
}
