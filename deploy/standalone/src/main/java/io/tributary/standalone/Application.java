package io.tributary.standalone;

import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One of the three applications, running in this JVM as it would in its own. */
final class Application implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    Application(SpringApplicationBuilder builder, List<String> arguments) {
        // The hub stops its parts in order; a hook of each context's own would stop them all at once.
        context = builder.registerShutdownHook(false).run(arguments.toArray(String[]::new));
    }

    @Override
    public void close() {
        context.close();
    }
}
