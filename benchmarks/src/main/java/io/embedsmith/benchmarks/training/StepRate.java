package io.embedsmith.benchmarks.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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

    /** Starts a program and waits for its line. */
    static StepRate of(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(
                    command.getFirst() + " ended with " + process.exitValue() + "; standard error says why");
        }
        return parse(said.lines().toList().getLast());
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
