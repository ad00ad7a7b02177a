package io.tributary.embedded.broker;

import java.nio.file.Path;
import java.util.Map;

/**
 * How the broker runs.
 *
 * @param folder where its data is kept; made if missing
 * @param port for clients, 0 for any free one, at most 65535
 * @param controllerPort for the broker's own controller, 0 for any free one; it may change between starts
 * @param messageBytesMax the largest batch that a producer may send: 1 KiB to 64 MiB
 * @param startMillisMax how long a start may take, recovery of the log after a crash included: 1 s to 1 h
 * @param closeMillisMax how long an orderly stop may take before it is given up: 1 s to 10 min
 * @param flushEachWrite whether a write is on the disk before it is acknowledged. A killed process loses
 *        nothing either way; without it a power cut may lose what the system had not written yet
 * @param more settings of Kafka's own, which go before all others: how a broker is secured, for example
 */
public record BrokerSettings(Path folder, int port, int controllerPort, int messageBytesMax,
        long startMillisMax, long closeMillisMax, boolean flushEachWrite,
        Map<String, String> more) {
    public BrokerSettings {
        more = Map.copyOf(more);
        within("port", port, 0, 65_535);
        within("controllerPort", controllerPort, 0, 65_535);
        within("messageBytesMax", messageBytesMax, 1 << 10, 64 << 20);
        within("startMillisMax", startMillisMax, 1_000, 3_600_000);
        within("closeMillisMax", closeMillisMax, 1_000, 600_000);
        if (port != 0 && port == controllerPort) {
            throw new IllegalArgumentException("port and controllerPort are both " + port);
        }
    }

    /** The defaults, with any free ports: 24 MiB a batch, 2 minutes to start, 20 seconds to stop. */
    public static BrokerSettings in(Path folder) {
        return new BrokerSettings(folder, 0, 0, 24 << 20, 120_000, 20_000, false, Map.of());
    }

    public BrokerSettings withPort(int newPort) {
        return new BrokerSettings(folder, newPort, controllerPort, messageBytesMax,
                startMillisMax, closeMillisMax, flushEachWrite, more);
    }

    public BrokerSettings withFlushEachWrite(boolean newFlushEachWrite) {
        return new BrokerSettings(folder, port, controllerPort, messageBytesMax,
                startMillisMax, closeMillisMax, newFlushEachWrite, more);
    }

    public BrokerSettings with(Map<String, String> newMore) {
        return new BrokerSettings(folder, port, controllerPort, messageBytesMax,
                startMillisMax, closeMillisMax, flushEachWrite, newMore);
    }

    private static void within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s is %d, must be %d to %d".formatted(name, value,
                    min, max));
        }
    }
}
