package io.embedsmith.benchmarks.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

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

    /** Starts a program with these variables beside those that there are, and waits for its line. */
    static StepRate of(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
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
