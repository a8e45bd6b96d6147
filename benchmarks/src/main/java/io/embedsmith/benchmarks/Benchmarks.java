package io.embedsmith.benchmarks;

import io.embedsmith.benchmarks.embedding.EmbeddingSpeed;
import io.embedsmith.benchmarks.evaluation.EvaluationSpeed;
import io.embedsmith.benchmarks.evaluation.LearningSpeed;
import io.embedsmith.benchmarks.merging.MergingSpeed;
import io.embedsmith.benchmarks.mining.MiningSpeed;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.benchmarks.retrieval.Bm25Parity;
import io.embedsmith.benchmarks.retrieval.EndToEndIngest;
import io.embedsmith.benchmarks.retrieval.Fill;
import io.embedsmith.benchmarks.retrieval.HybridQuality;
import io.embedsmith.benchmarks.retrieval.SearchLatency;
import io.embedsmith.benchmarks.server.StartUp;
import io.embedsmith.benchmarks.training.TrainingSpeed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Entry point of all benchmarks. */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        description = "Measures Embedsmith on this machine. The exit code is 3 when a target was missed.",
        subcommands = {
            Bm25Parity.class,
            EmbeddingSpeed.class,
            EndToEndIngest.class,
            EvaluationSpeed.class,
            Fill.class,
            HybridQuality.class,
            LearningSpeed.class,
            MergingSpeed.class,
            MiningSpeed.class,
            SearchLatency.class,
            StartUp.class,
            TrainingSpeed.class
        })
public final class Benchmarks implements Runnable {
    private final CommandLine commandLine = new CommandLine(this);

    private Benchmarks() {}

    /** Runs the benchmark that the first argument names. */
    public static void main(String[] arguments) {
        System.exit(new Benchmarks().execute(arguments));
    }

    private int execute(String... arguments) {
        return commandLine
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    Report.standard().progress("error: " + failure.getMessage());
                    throw failure;
                })
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(commandLine, "name a benchmark");
    }
}
