package io.tributary.schemas.codec;

import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Recency;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the policy file: a list {@code policies}, each with {@code type} and, if they differ from
 * the default, {@code partition-by}, {@code blind}, {@code time-field} and {@code overlap}.
 *
 * <p>It walks the file token by token, because every complaint must name its line.
 */
public final class PolicyYaml {
    private static final YAMLMapper MAPPER = new YAMLMapper();
    private static final Pattern TYPE = Pattern.compile("\\*|[A-Za-z][A-Za-z0-9._-]*\\*?");
    private static final Set<String> MEMBERS = Set.of("type", "partition-by", "blind", "time-field",
            "overlap");

    private PolicyYaml() {}

    /**
     * @param name of the file, for complaints
     * @throws InvalidPolicy naming file, line and reason
     */
    public static Policies read(String name, String yaml) {
        try (var parser = MAPPER.createParser(yaml)) {
            return new Reading(name, parser).policies();
        } catch (JacksonException e) {
            throw e.getCause() instanceof MarkedYamlEngineException marked
                    ? new InvalidPolicy(name, line(marked), marked.getProblem())
                    : new InvalidPolicy(name, e.getLocation().getLineNr(), e.getOriginalMessage());
        }
    }

    private static int line(MarkedYamlEngineException e) {
        return e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** The policy file can't be taken as it is. */
    public static final class InvalidPolicy extends RuntimeException {
        InvalidPolicy(String file, int line, String reason) {
            super(file + ", line " + line + ": " + reason);
        }
    }

    /** What a member says, and where. */
    private record Text(String value, int line) {}

    private record Reading(String name, JsonParser parser) {
        Policies policies() {
            var policies = new ArrayList<Policy>();
            if (parser.nextToken() == null) {
                return Policies.NONE;
            }
            require(JsonToken.START_OBJECT, "expected 'policies:'");
            parser.nextToken();
            if (!"policies".equals(parser.currentName())) {
                throw wrong("the file must begin with 'policies:'");
            }
            parser.nextToken();
            require(JsonToken.START_ARRAY, "'policies' must be a list");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                policies.add(policy(policies));
            }
            if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw wrong("the file has one list 'policies' and nothing else");
            }
            return new Policies(policies);
        }

        private Policy policy(List<Policy> before) {
            require(JsonToken.START_OBJECT, "a policy must have members such as 'type'");
            int line = line();
            var members = members();
            var type = members.get("type");
            if (type == null) {
                throw new InvalidPolicy(name, line, "the policy names no 'type'");
            }
            checkType(type, before);
            var partitionBy = choice(members.get("partition-by"), Policy.DEFAULT.partitionBy());
            var blind = choice(members.get("blind"), Policy.DEFAULT.blind());
            var timeField = members.get("time-field");
            if (timeField != null && blind == Blind.REQUIRE_BASE) {
                throw new InvalidPolicy(name, timeField.line(), "'time-field' decides between"
                        + " writes without a base version, which 'blind: require-base' forbids");
            }
            var policy = Policy.of(type.value()).with(partitionBy).with(blind)
                    .with(choice(members.get("overlap"), Policy.DEFAULT.overlap()));
            return timeField == null
                    ? policy
                    : policy.with(Recency.by(new Recency.TimeField(timeField.value())));
        }

        private Map<String, Text> members() {
            var members = new HashMap<String, Text>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = parser.currentName();
                if (!MEMBERS.contains(member)) {
                    throw wrong("unknown member '" + member + "'; a policy has "
                            + MEMBERS.stream().sorted().toList());
                }
                parser.nextToken();
                require(JsonToken.VALUE_STRING, "'" + member + "' must be a text");
                var text = new Text(parser.getString(), line());
                if (text.value().isBlank()) {
                    throw wrong("'" + member + "' must not be empty");
                }
                if (members.put(member, text) != null) {
                    throw wrong("'" + member + "' stands twice in the policy");
                }
            }
            return members;
        }

        private void checkType(Text type, List<Policy> before) {
            if (!TYPE.matcher(type.value()).matches()) {
                throw new InvalidPolicy(name, type.line(), "'" + type.value()
                        + "' is no entity type, nor the beginning of one with '*'");
            }
            for (Policy earlier : before) {
                if (hides(earlier.type(), type.value())) {
                    throw new InvalidPolicy(name, type.line(), "'" + type.value()
                            + "' is never reached: '" + earlier.type() + "' above covers it");
                }
            }
        }

        private static boolean hides(String earlier, String later) {
            return earlier.equals(later) || (earlier.endsWith("*")
                    && later.startsWith(earlier.substring(0, earlier.length() - 1)));
        }

        private <E extends Enum<E>> E choice(@Nullable Text text, E otherwise) {
            if (text == null) {
                return otherwise;
            }
            var choices = otherwise.getDeclaringClass().getEnumConstants();
            for (E choice : choices) {
                if (spelled(choice).equals(text.value())) {
                    return choice;
                }
            }
            throw new InvalidPolicy(name, text.line(), "'" + text.value() + "' is none of "
                    + Arrays.stream(choices).map(Reading::spelled).toList());
        }

        private static String spelled(Enum<?> choice) {
            return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private void require(JsonToken token, String complaint) {
            if (parser.currentToken() != token) {
                throw wrong(complaint);
            }
        }

        private InvalidPolicy wrong(String reason) {
            return new InvalidPolicy(name, line(), reason);
        }

        private int line() {
            return parser.currentTokenLocation().getLineNr();
        }
    }
}
