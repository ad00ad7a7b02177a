package io.tributary.standalone;

import io.tributary.embedded.machine.CannotStartException;
import io.tributary.schemas.topic.NativeLz4;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the hub, says how to use it, and stops it in order when told to. */
@SpringBootConfiguration
@EnableConfigurationProperties(StandaloneSettings.class)
public class StandaloneApplication {

    public static void main(String[] args) throws InterruptedException {
        NativeLz4.load();
        var given = Arguments.spelledOut(args);
        try {
            run(settings(given), given);
        } catch (CannotStartException e) {
            System.err.println("Tributary can't start: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Only binds the settings, the way every application of the hub does. */
    static StandaloneSettings settings(String... args) {
        var builder = new SpringApplicationBuilder(StandaloneApplication.class)
                .properties("spring.config.name=tributary-standalone")
                .bannerMode(Banner.Mode.OFF).web(WebApplicationType.NONE).logStartupInfo(false);
        try (var context = builder.run(args)) {
            return context.getBean(StandaloneSettings.class);
        }
    }

    private static void run(StandaloneSettings settings, String... args)
            throws InterruptedException {
        var stopped = new CountDownLatch(1);
        var hub = Hub.open(settings);
        // Before anything runs: whoever interrupts the start must not leave a server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!hub.isClosed()) {
                System.out.println("Stopping …");
                hub.close();
                System.out.println("Stopped.");
            }
            stopped.countDown();
        }, "stop"));
        hub.run(settings, args);
        if (settings.stopWhenReady()) {
            hub.close();
            return;
        }
        var demo = Demo.of(hub, settings);
        System.out.println(Welcome.text(hub.baseUrl(), demo, settings.data()));
        stopped.await();
    }
}
