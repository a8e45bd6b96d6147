package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.wiring.ModelPlaces;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.tokenizer.SubwordTokenizer;
import io.embedsmith.training.data.TrainingFiles;
import io.embedsmith.training.inspection.DataReport;
import io.embedsmith.training.inspection.DataReportValues;
import io.embedsmith.training.inspection.PairLimit;
import io.embedsmith.training.inspection.TextLimits;
import io.embedsmith.training.inspection.TokenLimits;
import io.embedsmith.training.inspection.TokenMeasure;
import io.embedsmith.training.objective.TextLengths;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What is in training data, and what will spoil the result. */
@Command(
        name = "report",
        description = {
            "Count what is in training data, measure its texts against the token limits, and find what spoils the result:",
            "contradictions, repetitions, and texts that are both trained and measured on. Exit status 3 if there is such a",
            "fault."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith train-data report --input ../shared/data/financial_qa_10k --dev ../shared/data/financial_qa_10k",
            "  embedsmith train-data report --input mined.jsonl --model bge-small-en-v1.5 --passage-tokens 256",
            "  embedsmith train-data report --pairs --input BQ.valid.data --dev BQ.test.data --json"
        })
@SuppressWarnings("NullAway.Init")
final class TrainDataReportCommand implements Callable<Integer> {
    @Mixin
    private TrainDataInput input;

    @Option(
            names = "--dev",
            paramLabel = "FILE|DIR",
            description = "What the result will be measured on, in the same formats.")
    private @Nullable Path dev;

    @Option(
            names = "--dev-split",
            paramLabel = "SPLIT",
            description = "Of a folder: whose queries. Without it: ${DEFAULT-VALUE}.")
    private String devSplit = "dev";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "Id of a model, or a folder that holds one: counts tokens as it does.")
    private @Nullable String model;

    @Option(
            names = {"--query-tokens", "--query-max-len"},
            paramLabel = "N",
            description = "Where training cuts queries. Without it: ${DEFAULT-VALUE}, as 'train'.")
    private int queryTokens = TrainLoss.QUERY_LENGTH;

    @Option(
            names = {"--passage-tokens", "--passage-max-len"},
            paramLabel = "N",
            description = {
                "Where training cuts passages, texts of pairs, and what a reranker reads. Without it: ${DEFAULT-VALUE}, as",
                "'train'; never more than the model takes."
            })
    private int passageTokens = TrainLoss.PASSAGE_LENGTH;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        DataReport report = report();
        json.print(
                DataReportValues.of(report),
                out -> DataReportText.print(report, out),
                spec.commandLine().getOut());
        return report.hasFault() ? ExitCode.PARTLY : ExitCode.DONE;
    }

    private DataReport report() {
        if (model == null) {
            return report(Optional.empty());
        }
        Path folder = new ModelPlaces(Configuration.load()).folder(model);
        ModelDirectory directory = ModelDirectory.read(folder);
        try (SubwordTokenizer tokenizer = SubwordTokenizer.load(directory.tokenizer())) {
            return report(Optional.of(limits(directory, TokenMeasure.ofAll(tokenizer))));
        }
    }

    private TokenLimits limits(ModelDirectory directory, TokenMeasure measure) {
        return switch (directory.card().kind()) {
            case ENCODER -> TextLimits.of(directory, measure, new TextLengths(queryTokens, passageTokens));
            case RERANKER -> PairLimit.of(directory, measure, passageTokens);
        };
    }

    private DataReport report(Optional<TokenLimits> limits) {
        if (input.isPairs()) {
            return DataReport.ofPairs(
                    TrainingFiles.pairs(input.path()),
                    Optional.ofNullable(dev).map(TrainingFiles::pairs).orElse(List.of()),
                    limits);
        }
        return DataReport.ofExamples(
                TrainingFiles.examples(input.path(), input.split()),
                Optional.ofNullable(dev)
                        .map(source -> TrainingFiles.examples(source, devSplit))
                        .orElse(List.of()),
                limits);
    }
}
