package io.tributary.gateway.batch;

import io.tributary.gateway.batch.PlaybookPatch.Step;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Applies a patch to a copy of a playbook: all of it or nothing (contract section 3). */
final class Patching {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private Patching() {}

    /** @param now the new version's {@code updatedAt} */
    static Patched of(JsonNode playbook, PlaybookPatch patch, String now) {
        int active = playbook.path("version").asInt();
        if (patch.baseVersion() != active) {
            return new Patched.Outdated(active);
        }
        var editable = editablePaths(playbook);
        for (Step step : patch.steps()) {
            if (editable.stream().noneMatch(path -> step.path().equals(path)
                    || step.path().startsWith(path + "/"))) {
                return new Patched.OutOfBounds(step.path());
            }
        }
        var copy = (ObjectNode) playbook.deepCopy();
        for (Step step : patch.steps()) {
            var wrong = apply(copy, step);
            if (wrong != null) {
                return new Patched.Broken(wrong);
            }
        }
        copy.put("version", active + 1).put("updatedAt", now);
        var flaw = Wire.PLAYBOOK.flaw(copy);
        return flaw == null ? new Patched.Made(copy)
                : new Patched.Broken("the patched playbook is not valid: " + flaw.field() + " "
                        + flaw.message());
    }

    private static List<String> editablePaths(JsonNode playbook) {
        return playbook.path("rules").valueStream()
                .flatMap(rule -> rule.path("editablePaths").valueStream())
                .map(JsonNode::asString).toList();
    }

    /** What is wrong with the step; null if it is done. */
    private static @Nullable String apply(ObjectNode playbook, Step step) {
        if (step.value() == null && step.op() != PlaybookPatch.Op.REMOVE) {
            return step.path() + " needs a value";
        }
        var names = Stream.of(step.path().substring(1).split("/", -1))
                .map(name -> name.replace("~1", "/").replace("~0", "~")).toList();
        JsonNode parent = playbook;
        for (var name : names.subList(0, names.size() - 1)) {
            parent = child(parent, name);
            if (parent == null) {
                return step.path() + " has no parent";
            }
        }
        return switch (parent) {
            case ObjectNode object -> inObject(object, names.getLast(), step);
            case ArrayNode array -> inArray(array, names.getLast(), step);
            default -> step.path() + " has no parent";
        };
    }

    private static @Nullable JsonNode child(JsonNode parent, String name) {
        return switch (parent) {
            case ObjectNode object -> object.get(name);
            case ArrayNode array when INDEX.matcher(name).matches() ->
                array.get(Integer.parseInt(name));
            default -> null;
        };
    }

    private static @Nullable String inObject(ObjectNode object, String name, Step step) {
        switch (step.op()) {
            case REPLACE -> {
                if (!object.has(name)) {
                    return step.path() + " is not there to be replaced";
                }
                object.set(name, step.value());
            }
            case ADD -> object.set(name, step.value());
            case REMOVE -> object.remove(name);
        }
        return null;
    }

    private static @Nullable String inArray(ArrayNode array, String name, Step step) {
        int index = name.equals("-") ? array.size()
                : INDEX.matcher(name).matches() ? Integer.parseInt(name) : Integer.MAX_VALUE;
        int end = step.op() == PlaybookPatch.Op.ADD ? array.size() : array.size() - 1;
        if (index > end) {
            return step.path() + " is no place in the list";
        }
        switch (step.op()) {
            case REPLACE -> array.set(index, step.value());
            case ADD -> array.insert(index, step.value());
            case REMOVE -> array.remove(index);
        }
        return null;
    }
}
