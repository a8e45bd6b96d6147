package io.embedsmith.benchmarks.evaluation;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;

/**
 * What some work took.
 *
 * @param seconds that passed
 * @param processorSeconds of this process, all threads together: beside other programs it changes less
 */
record Cost(double seconds, double processorSeconds) {

    /** Something to do. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    static Cost of(Work work) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = System.nanoTime();
        long processorStart = system.getProcessCpuTime();
        work.run();
        return new Cost((System.nanoTime() - start) / 1e9, (system.getProcessCpuTime() - processorStart) / 1e9);
    }
}
