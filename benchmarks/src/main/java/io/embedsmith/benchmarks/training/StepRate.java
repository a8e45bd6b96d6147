package io.embedsmith.benchmarks.training;

import io.embedsmith.benchmarks.ChildProcess;
import java.io.IOException;

/**
 * What a process that trains says about itself, on one line.
 *
 * @param version of what computes
 * @param peak bytes of the whole process
 * @param gemm floating-point operations a second of a large matrix product
 * @param tokens of the timed steps, without padding
 * @param seconds of them
 */
record StepRate(String version, long peak, double gemm, long tokens, double seconds) {

    /** What a program says in its last line. */
    static StepRate of(ChildProcess program) throws IOException, InterruptedException {
        return parse(program.lastLine());
    }

    private static StepRate parse(String line) {
        String[] parts = line.split(" ", -1);
        return new StepRate(
                parts[0],
                Long.parseLong(parts[1]),
                Double.parseDouble(parts[2]),
                Long.parseLong(parts[3]),
                Double.parseDouble(parts[4]));
    }

    String line() {
        return version + " " + peak + " " + gemm + " " + tokens + " " + seconds;
    }

    double tokensPerSecond() {
        return tokens / seconds;
    }
}
