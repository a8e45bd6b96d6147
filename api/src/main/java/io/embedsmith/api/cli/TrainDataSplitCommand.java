package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.training.data.FlagEmbeddingWriter;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.LabelledPairWriter;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import io.embedsmith.training.inspection.PassageSplit;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A part to train on and one to measure on. */
@Command(
        name = "split",
        description = {
            "Take a part of training data away to measure on. No text is in both parts: examples with a common query or positive",
            "stay together, and hard negatives that are in the other part are left out."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith train-data split --input train.jsonl --dev-share 0.1 \\",
            "      --train-output a.jsonl --dev-output b.jsonl",
            "  embedsmith train-data split --pairs --input BQ.valid.data --train-output a.jsonl --dev-output b.jsonl"
        })
@SuppressWarnings("NullAway.Init")
final class TrainDataSplitCommand implements Callable<Integer> {
    @Mixin
    private TrainDataInput input;

    @Option(
            names = "--dev-share",
            paramLabel = "SHARE",
            description = "Of the examples, at most. Without it: ${DEFAULT-VALUE}.")
    private double devShare = 0.1;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Of the draw. Without it: ${DEFAULT-VALUE}.")
    private long seed = 42;

    @Option(names = "--train-output", required = true, paramLabel = "FILE", description = "The part to train on.")
    private Path trainOutput;

    @Option(names = "--dev-output", required = true, paramLabel = "FILE", description = "The part to measure on.")
    private Path devOutput;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (input.isPairs()) {
            PassageSplit<LabelledPair> split = PassageSplit.ofPairs(TrainingFiles.pairs(input.path()), devShare, seed);
            LabelledPairWriter.write(trainOutput, split.train());
            LabelledPairWriter.write(devOutput, split.dev());
            say(split, out);
        } else {
            PassageSplit<TrainingExample> split =
                    PassageSplit.ofExamples(TrainingFiles.examples(input.path(), input.split()), devShare, seed);
            FlagEmbeddingWriter.write(trainOutput, split.train());
            FlagEmbeddingWriter.write(devOutput, split.dev());
            say(split, out);
        }
        return ExitCode.DONE;
    }

    private void say(PassageSplit<?> split, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d to train on%n%s: %,d to measure on",
                trainOutput,
                split.train().size(),
                devOutput,
                split.dev().size()));
        out.flush();
    }
}
