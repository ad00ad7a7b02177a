package io.tributary.schemas.codec;

import io.tributary.schemas.policy.Policies;
import io.tributary.schemas.policy.Policy;
import io.tributary.schemas.policy.Policy.Blind;
import io.tributary.schemas.policy.Policy.Overlap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
            throw new InvalidPolicy(name, e.getLocation().getLineNr(), e.getOriginalMessage());
        }
    }

    /** The policy file can't be taken as it is. */
    public static final class InvalidPolicy extends RuntimeException {
        InvalidPolicy(String file, int line, String reason) {
            super(file + ", line " + line + ": " + reason);
        }
    }

    private record Reading(String name, JsonParser parser) {
        Policies policies() {
            var policies = new ArrayList<Policy>();
            if (parser.nextToken() == null) {
                return Policies.NONE;
            }
            require(JsonToken.START_OBJECT, "expected 'policies:'");
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                if (!parser.currentName().equals("policies")) {
                    throw wrong("unknown member '" + parser.currentName()
                            + "'; the file has 'policies' only");
                }
                parser.nextToken();
                require(JsonToken.START_ARRAY, "'policies' must be a list");
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    policies.add(policy(policies));
                }
            }
            return new Policies(policies);
        }

        private Policy policy(List<Policy> before) {
            require(JsonToken.START_OBJECT, "a policy must have members such as 'type'");
            int line = line();
            @Nullable
            String type = null;
            var partitionBy = Policy.BY_ID;
            var blind = Policy.DEFAULT.blind();
            @Nullable
            String timeField = null;
            var overlap = Policy.DEFAULT.overlap();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                var member = parser.currentName();
                if (!MEMBERS.contains(member)) {
                    throw wrong("unknown member '" + member + "'; a policy has "
                            + MEMBERS.stream().sorted().toList());
                }
                parser.nextToken();
                require(JsonToken.VALUE_STRING, "'" + member + "' must be a text");
                switch (member) {
                    case "type" -> type = type(before);
                    case "partition-by" -> partitionBy = parser.getString();
                    case "blind" -> blind = choice(Blind.class);
                    case "time-field" -> timeField = parser.getString();
                    default -> overlap = choice(Overlap.class);
                }
            }
            if (type == null) {
                throw new InvalidPolicy(name, line, "the policy names no 'type'");
            }
            if (timeField != null && blind == Blind.REQUIRE_BASE) {
                throw new InvalidPolicy(name, line, "'time-field' decides between writes without"
                        + " a base version, which 'blind: require-base' forbids");
            }
            return new Policy(type, partitionBy, blind, timeField, overlap);
        }

        private String type(List<Policy> before) {
            var type = parser.getString();
            if (!TYPE.matcher(type).matches()) {
                throw wrong("'" + type + "' is no entity type, nor the beginning of one with '*'");
            }
            for (Policy earlier : before) {
                if (hides(earlier.type(), type)) {
                    throw wrong("'" + type + "' is never reached: '" + earlier.type()
                            + "' above covers it");
                }
            }
            return type;
        }

        private static boolean hides(String earlier, String later) {
            return earlier.equals(later) || (earlier.endsWith("*")
                    && later.startsWith(earlier.substring(0, earlier.length() - 1)));
        }

        private <E extends Enum<E>> E choice(Class<E> choices) {
            var text = parser.getString();
            for (E choice : choices.getEnumConstants()) {
                if (spelled(choice).equals(text)) {
                    return choice;
                }
            }
            throw wrong("'" + text + "' is none of "
                    + Arrays.stream(choices.getEnumConstants()).map(Reading::spelled).toList());
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
