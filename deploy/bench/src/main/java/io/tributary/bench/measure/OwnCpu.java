package io.tributary.bench.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The CPU time of this program, all threads of it: what the load costs beside the hub. */
public final class OwnCpu {
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(
            OperatingSystemMXBean.class);

    private OwnCpu() {}

    public static long nanos() {
        return SYSTEM.getProcessCpuTime();
    }
}
