package io.tributary.standalone.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The file that the images are made by, as far as it is used here: what this does not know, it
 * refuses.
 *
 * @param stages by name, with their instructions, {@code FROM} first
 */
record Dockerfile(Map<String, List<Instruction>> stages) {
    /** Where all modules lie. */
    static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private static final Set<String> KNOWN = Set.of("FROM", "RUN", "COPY", "ENV", "WORKDIR",
            "ENTRYPOINT", "USER", "EXPOSE", "VOLUME");

    static Dockerfile read() throws IOException {
        return parse(Files.readAllLines(ROOT.resolve("deploy/compose/Dockerfile")));
    }

    static Dockerfile parse(List<String> lines) {
        var stages = new LinkedHashMap<String, List<Instruction>>();
        var stage = new ArrayList<Instruction>();
        for (var line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var instruction = Instruction.of(line);
            if (!KNOWN.contains(instruction.keyword())) {
                throw new IllegalArgumentException("no instruction known here: " + line);
            }
            if (instruction.is("FROM")) {
                stage = new ArrayList<>();
                stages.put(instruction.words().getLast(), stage);
            }
            stage.add(instruction);
        }
        return new Dockerfile(stages);
    }

    List<Instruction> stage(String name) {
        return Objects.requireNonNull(stages.get(name), () -> "no stage " + name);
    }

    /** A stage with all that it is made from, the first first. */
    Image image(String target) {
        var all = new ArrayList<Instruction>();
        var next = target;
        while (stages.containsKey(next)) {
            var stage = stage(next);
            all.addAll(0, stage.subList(1, stage.size()));
            next = stage.getFirst().words().getFirst();
        }
        return new Image(this, target, next, all);
    }
}
