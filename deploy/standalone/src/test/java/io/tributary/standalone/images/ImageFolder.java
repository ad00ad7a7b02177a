package io.tributary.standalone.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * An image without a container engine: its folder is made by the Dockerfile's own commands, and its
 * start command runs there as a plain process. What the base image adds is this machine's.
 */
public final class ImageFolder {
    private final Image image;
    private final Path folder;
    private boolean trained;

    private ImageFolder(Image image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /** @param folder gets the application's folder and what is needed to make it; does not exist */
    public static ImageFolder lay(String target, Path folder) throws Exception {
        var image = Dockerfile.read().image(target);
        var making = Files.createDirectories(folder.resolve("layers-stage"));
        var application = Files.createDirectories(folder.resolve("application"));
        Files.copy(jar(image.jar()), making.resolve("application.jar"));
        run(making, image.extraction());
        for (var layer : image.layers()) {
            var source = making.resolve(Path.of("/application").relativize(Path.of(layer)));
            if (Files.isDirectory(source)) {
                run(application, "cp -a " + source + "/. .");
            }
        }
        return new ImageFolder(image, application);
    }

    /**
     * Makes the cache of loaded classes as the image's build does. From then on nothing starts that it
     * does not fit.
     */
    public ImageFolder train() throws Exception {
        run(folder, image.training());
        trained = true;
        return this;
    }

    /** The start command, without the base image's allocator, to which arguments can be added. */
    public ProcessBuilder start(List<String> arguments, String options) {
        return process(image.entrypoint(), arguments, options);
    }

    /** Another program of the same image. */
    public ProcessBuilder start(String main, List<String> arguments, String options) {
        var command = image.entrypoint().stream()
                .map(word -> word.equals("-jar") ? "-cp" : word).toList();
        return process(command, Stream.concat(Stream.of(main),
                arguments.stream()).toList(), options);
    }

    /** Every file with its size and time: what a read-only file system would keep as it is. */
    public Map<String, String> content() throws IOException {
        var content = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.toList()) {
                content.put(file.toString(),
                        Files.size(file) + " " + Files.getLastModifiedTime(file));
            }
        }
        return content;
    }

    private ProcessBuilder process(List<String> command, List<String> arguments,
            String options) {
        var words = new ArrayList<>(command);
        words.set(0, java("java"));
        words.addAll(arguments);
        var process = new ProcessBuilder(words).directory(folder.toFile());
        image.environment().forEach((name, value) -> {
            if (name.startsWith("LOGGING_")) {
                process.environment().put(name, value);
            }
        });
        process.environment().put("JDK_JAVA_OPTIONS",
                options + (trained ? " -XX:AOTMode=on" : " -XX:AOTMode=off"));
        return process;
    }

    private static Path jar(String pattern) throws IOException {
        var where = Dockerfile.ROOT.resolve(pattern);
        var matcher = FileSystems.getDefault().getPathMatcher("glob:" + where);
        try (var built = Files.list(where.getParent())) {
            return built.filter(matcher::matches).findFirst().orElseThrow(
                    () -> new IllegalStateException("`mvn package` has not made " + where));
        }
    }

    private static void run(Path folder, String command) throws Exception {
        var shell = new ProcessBuilder("sh", "-ec", command).directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().merge("PATH", "", (path, nothing) -> Path.of(java("java")).getParent()
                + ":" + path);
        var running = shell.start();
        var output = new String(running.getInputStream().readAllBytes(), UTF_8);
        if (running.waitFor() != 0) {
            throw new IllegalStateException(command + " failed: " + output);
        }
    }

    private static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }
}
