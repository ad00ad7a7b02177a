package io.tributary.standalone.system;

import java.time.Instant;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an answer must be. A text in two braces stands for any value of a kind, such as
 * <code>{{uuid}}</code>, or, with an equals sign, for a value that is remembered under a name the
 * first time and must be the same from then on. An object with the member <code>...</code> may have
 * others.
 */
final class Expectation {
    private static final Pattern WORD = Pattern.compile("\\{\\{([^{}]+)}}");
    private static final String MORE = "...";

    private final Map<String, String> words;

    /** @param words what the conversation knows by name; what is remembered is added */
    Expectation(Map<String, String> words) {
        this.words = words;
    }

    /** Says where the answer differs; empty if it does not. */
    String difference(JsonNode expected, JsonNode actual) {
        return difference("", expected, actual);
    }

    private String difference(String place, JsonNode expected, JsonNode actual) {
        if (expected.isString()) {
            return text(place, expected.asString(), actual);
        }
        if (expected.isObject() && actual.isObject()) {
            return object(place, (ObjectNode) expected, (ObjectNode) actual);
        }
        if (expected.isArray() && actual.isArray()) {
            return array(place, expected, actual);
        }
        boolean same = (expected.isNumber() && actual.isNumber())
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
        return same ? "" : differs(place, expected, actual);
    }

    private String object(String place, ObjectNode expected, ObjectNode actual) {
        for (var member : expected.properties()) {
            if (!member.getKey().equals(MORE)) {
                var found = actual.get(member.getKey());
                var difference = found == null
                        ? place + "/" + member.getKey() + " is missing in " + actual + "\n"
                        : difference(place + "/" + member.getKey(), member.getValue(), found);
                if (!difference.isEmpty()) {
                    return difference;
                }
            }
        }
        var others = actual.propertyNames().stream().filter(name -> !expected.has(name))
                .collect(Collectors.joining(", "));
        return others.isEmpty() || expected.has(MORE) ? ""
                : place + " also has " + others + ": " + actual + "\n";
    }

    private String array(String place, JsonNode expected, JsonNode actual) {
        if (expected.size() != actual.size()) {
            return differs(place, expected, actual);
        }
        for (int i = 0; i < expected.size(); i++) {
            var difference = difference(place + "/" + i, expected.get(i), actual.get(i));
            if (!difference.isEmpty()) {
                return difference;
            }
        }
        return "";
    }

    private String text(String place, String expected, JsonNode actual) {
        var word = WORD.matcher(expected);
        if (word.matches() && !words.containsKey(word.group(1))) {
            return word(word.group(1), actual) ? ""
                    : differs(place, JsonNodeFactory.instance.stringNode(expected), actual);
        }
        var filled = fill(expected);
        return actual.isString() && actual.asString().equals(filled) ? ""
                : differs(place, JsonNodeFactory.instance.stringNode(filled), actual);
    }

    private boolean word(String word, JsonNode actual) {
        if (word.startsWith("=")) {
            var name = word.substring(1);
            var text = actual.isString() ? actual.asString() : actual.toString();
            return text.equals(words.computeIfAbsent(name, _ -> text));
        }
        return switch (word) {
            case "any" -> !actual.isNull();
            case "number" -> actual.isNumber();
            case "text" -> actual.isString() && !actual.asString().isEmpty();
            case "uuid" -> actual.isString()
                    && UUID.fromString(actual.asString()).toString().equals(actual.asString());
            case "time" -> actual.isString()
                    && Instant.parse(actual.asString()).isAfter(Instant.EPOCH);
            default -> throw new IllegalArgumentException("no such word: " + word);
        };
    }

    /** A text with the values of its words in it; a name that nobody gave stands for a UUID. */
    String fill(String text) {
        return WORD.matcher(text).replaceAll(word -> words.computeIfAbsent(word.group(1),
                name -> UUID.nameUUIDFromBytes((words.get("tenant") + name)
                        .getBytes(StandardCharsets.UTF_8)).toString()));
    }

    private static String differs(String place, JsonNode expected, JsonNode actual) {
        return place + " should be " + expected + " and is " + actual + "\n";
    }
}
