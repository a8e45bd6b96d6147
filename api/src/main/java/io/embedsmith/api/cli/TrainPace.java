package io.embedsmith.api.cli;

import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.run.Pace;
import io.embedsmith.training.run.RatePlan;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.run.TapeLimit;
import io.embedsmith.training.run.Watch;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long, how fast, and how often a run looks up. */
final class TrainPace {
    @Option(
            names = {"--epochs", "--num-train-epochs"},
            paramLabel = "N",
            description = "How often the examples are gone through. Without it: ${DEFAULT-VALUE}.")
    private int epochs = 1;

    @Option(names = "--max-steps", paramLabel = "N", description = "Ends the run sooner.")
    private @Nullable Long maxSteps;

    @Option(
            names = {"--batch-size", "--per-device-train-batch-size"},
            paramLabel = "N",
            description = "Examples of a batch. Without it: ${DEFAULT-VALUE}.")
    private int batchSize = 32;

    @Option(
            names = {"--accumulation", "--gradient-accumulation-steps"},
            paramLabel = "N",
            description = "Batches whose gradients make one step. Without it: ${DEFAULT-VALUE}.")
    private int accumulation = 1;

    @Option(
            names = {"--sub-batch-size", "--mini-batch-size"},
            paramLabel = "N",
            description = "Texts that are kept for gradients at a time (gradient caching). Without it: as many as the"
                    + " memory of --activation-memory holds.")
    private @Nullable Integer subBatchSize;

    @Option(
            names = "--activation-memory",
            paramLabel = "MIB",
            description = "Memory, about, for what a batch keeps for its gradients. Texts beyond it are computed twice,"
                    + " so that a batch of any size fits. Without it: ${DEFAULT-VALUE}.")
    private long activationMemory = TapeLimit.STANDARD.bytes() >> 20;

    @Option(
            names = {"--learning-rate", "--lr"},
            paramLabel = "NUMBER",
            description = "Its peak. Without it: ${DEFAULT-VALUE}.")
    private double learningRate = 3e-5;

    @Option(
            names = "--warmup-ratio",
            paramLabel = "SHARE",
            description = "Share of the steps on which the rate rises. Without it: ${DEFAULT-VALUE}.")
    private double warmUp = 0.1;

    @Option(
            names = {"--schedule", "--lr-scheduler-type"},
            paramLabel = "SHAPE",
            description = "How the rate falls: ${COMPLETION-CANDIDATES}. Without it: ${DEFAULT-VALUE}.")
    private LearningRate.Decline decline = LearningRate.Decline.LINEAR;

    @Option(
            names = "--weight-decay",
            paramLabel = "NUMBER",
            description = "Of matrices, not of biases and layer norms. Without it: ${DEFAULT-VALUE}.")
    private double weightDecay = 0.01;

    @Option(
            names = "--max-grad-norm",
            paramLabel = "NUMBER",
            description = "Longer gradients are shortened. Without it: ${DEFAULT-VALUE}.")
    private double maxGradientNorm = 1;

    @Option(names = "--dropout", paramLabel = "SHARE", description = "Of hidden states. Without it: ${DEFAULT-VALUE}.")
    private double dropout = 0.1;

    @Option(
            names = "--attention-dropout",
            paramLabel = "SHARE",
            description = "Of attention's probabilities; more than 0 takes much more memory and time. Without it:"
                    + " ${DEFAULT-VALUE}.")
    private double attentionDropout;

    @Option(
            names = "--freeze-layers",
            paramLabel = "N",
            description = "The embeddings and so many layers stay as they are. Without it: ${DEFAULT-VALUE}.")
    private int frozen;

    @Option(
            names = "--layer-decay",
            paramLabel = "NUMBER",
            description = "Factor of the rate from each layer to the one below. Without it: ${DEFAULT-VALUE}.")
    private double layerDecay = 1;

    @Option(
            names = "--ema",
            paramLabel = "NUMBER",
            description = "Keep a moving average of the weights with this memory, for example 0.999.")
    private @Nullable Double averaging;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Of order, negatives and dropout. Without it: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(
            names = "--eval-steps",
            paramLabel = "N",
            description = "Measure on the dev set every so many steps. Without it: once an epoch.")
    private @Nullable Integer evaluateEvery;

    @Option(
            names = "--save-steps",
            paramLabel = "N",
            description = "Write a checkpoint every so many steps. Without it: every five minutes.")
    private @Nullable Integer checkpointEvery;

    @Option(
            names = {"--patience", "--early-stopping-patience"},
            paramLabel = "N",
            description = "Stop after so many measurements without a better one. Without it: never.")
    private @Nullable Integer patience;

    RunSettings settings() {
        return new RunSettings(
                new Pace(
                        epochs,
                        maxSteps == null ? OptionalLong.empty() : OptionalLong.of(maxSteps),
                        batchSize,
                        accumulation,
                        new TapeLimit(optional(subBatchSize), activationMemory << 20)),
                new RatePlan(learningRate, warmUp, decline),
                AdamWSettings.withDecay(weightDecay),
                new RateFactors(frozen, layerDecay),
                new Dropout(dropout, attentionDropout),
                maxGradientNorm,
                averaging == null ? OptionalDouble.empty() : OptionalDouble.of(averaging),
                new Watch(optional(evaluateEvery), optional(checkpointEvery), optional(patience)),
                seed);
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
