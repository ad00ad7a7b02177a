package io.tributary.standalone.images;

import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** One line of a Dockerfile. */
record Instruction(String keyword, String argument) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Instruction of(String line) {
        var parts = line.strip().split("\\s+", 2);
        return new Instruction(parts[0], parts[1]);
    }

    boolean is(String wanted) {
        return keyword.equals(wanted);
    }

    /** As of {@code CMD} and {@code ENTRYPOINT}: a shell's form would keep signals from the JVM. */
    List<String> execForm() {
        return List.of(JSON.readValue(argument, String[].class));
    }

    List<String> words() {
        return Arrays.asList(argument.split("\\s+", -1));
    }

    /** What stands behind {@code --name=}, or an empty text. */
    String option(String name) {
        return words().stream().filter(word -> word.startsWith("--" + name + "="))
                .map(word -> word.substring(name.length() + 3)).findFirst().orElse("");
    }

    /** The words that are no options. */
    List<String> operands() {
        return words().stream().filter(word -> !word.startsWith("--")).toList();
    }
}
