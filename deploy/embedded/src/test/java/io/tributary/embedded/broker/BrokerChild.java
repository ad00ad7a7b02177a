package io.tributary.embedded.broker;

import java.nio.file.Path;

/** A JVM that has a broker and waits to be killed. */
final class BrokerChild {
    private BrokerChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        var broker = EmbeddedBroker.start(BrokerSettings.in(Path.of(arguments[0])));
        System.out.println("listening on " + broker.bootstrapServers());
        Thread.sleep(60_000);
        broker.close();
    }
}
