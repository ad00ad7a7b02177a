package io.tributary.standalone.images;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One image as it will run.
 *
 * @param target its name, which is the application's
 * @param base the foreign image below it
 * @param instructions of all its stages, in order
 */
record Image(Dockerfile file, String target, String base, List<Instruction> instructions) {

    List<String> entrypoint() {
        return last("ENTRYPOINT").execForm();
    }

    String user() {
        return last("USER").argument();
    }

    Set<Integer> ports() {
        var ports = new HashSet<Integer>();
        all("EXPOSE").flatMap(exposed -> exposed.words().stream()).map(Integer::valueOf)
                .forEach(ports::add);
        return ports;
    }

    List<String> volumes() {
        return all("VOLUME").flatMap(volume -> volume.words().stream()).toList();
    }

    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        all("ENV").map(set -> set.argument().split("=", 2))
                .forEach(set -> environment.put(set[0], set[1].replace("\"", "")));
        return environment;
    }

    /** From where in the repository its jar comes, with a {@code *} for the version. */
    String jar() {
        return file.stage(jarStage()).stream().filter(one -> one.is("COPY")).findFirst()
                .orElseThrow().operands().getFirst();
    }

    /** How the jar is taken apart. */
    String extraction() {
        return file.stage(jarStage()).stream().filter(one -> one.is("RUN")).findFirst()
                .orElseThrow().argument();
    }

    /** The stage's folders that become layers, the one that changes least first. */
    List<String> layers() {
        return all("COPY").filter(copy -> copy.option("from").equals(jarStage()))
                .map(copy -> copy.operands().getFirst()).toList();
    }

    /** The run that writes the cache of loaded classes, wherever it is made. */
    String training() {
        return file.stages().keySet().stream()
                .filter(stage -> stage.equals(target) || stage.equals(target + "-trained"))
                .flatMap(stage -> file.stage(stage).stream())
                .filter(one -> one.is("RUN") && one.argument().contains("-XX:AOTCacheOutput="))
                .findFirst().orElseThrow().argument();
    }

    private String jarStage() {
        return target + "-layers";
    }

    private Instruction last(String keyword) {
        return all(keyword).reduce((earlier, later) -> later).orElseThrow();
    }

    private Stream<Instruction> all(String keyword) {
        return instructions.stream().filter(one -> one.is(keyword));
    }
}
