package io.embedsmith.benchmarks.merging;

import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.benchmarks.server.ProcessMemory;
import io.embedsmith.training.merge.Coefficients;
import io.embedsmith.training.merge.Linear;
import io.embedsmith.training.merge.Merge;
import io.embedsmith.training.merge.MergeRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One merge in a JVM of its own: prints its nanoseconds and the most memory that the process had. */
public final class MergeProgram {
    private MergeProgram() {}

    /** Arguments: both models and the folder of the result. */
    public static void main(String[] arguments) {
        MergeRequest request = new MergeRequest(
                List.of(Path.of(arguments[0]), Path.of(arguments[1])),
                Coefficients.of(0.3, 0.7),
                new Linear(),
                Optional.empty());
        long start = System.nanoTime();
        Merge.write(request, Path.of(arguments[2]));
        long nanos = System.nanoTime() - start;
        Report.standard().line(nanos + " " + ProcessMemory.ofThisProcess().peak());
    }
}
