package io.tributary.schemas.topic;

import net.jpountz.util.Native;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Kafka pack and unpack LZ4 in native code in an executable jar, too.
 *
 * <p>The library takes its native code only if someone has loaded it, or if its class comes from the
 * system's loader. In an executable jar it does not, and the pure Java form costs a twentieth of all
 * the hub's processor time more.
 */
public final class NativeLz4 {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLz4.class);

    private NativeLz4() {}

    /** To be called before Kafka is used. Where there is no native code, the Java form serves. */
    public static void load() {
        try {
            Native.load();
        } catch (LinkageError | RuntimeException e) {
            LOG.info("LZ4 runs without native code here: {}", e.toString());
        }
    }
}
