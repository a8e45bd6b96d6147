package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.evaluation.task.KeptVectors;
import io.embedsmith.evaluation.model.EmbeddingProgress;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.training.data.FlagEmbeddingWriter;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import io.embedsmith.training.mining.MiningEmbedder;
import io.embedsmith.training.teacher.EncoderTeacher;
import io.embedsmith.training.teacher.RerankerTeacher;
import io.embedsmith.training.teacher.Teacher;
import io.embedsmith.training.teacher.TeacherTemperature;
import io.embedsmith.training.teacher.TeachingReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A teacher's scores for training examples. */
@Command(
        name = "score",
        description = {
            "Let a model that knows more score every passage of training examples, as FlagEmbedding's add_reranker_score does.",
            "The losses distillation and m3 of 'train' learn from these pos_scores and neg_scores."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith train-data score --reranker ./my-reranker --input mined.jsonl --output scored.jsonl",
            "  embedsmith train-data score --model bge-m3 --input mined.jsonl --output scored.jsonl"
        })
@SuppressWarnings("NullAway.Init")
final class TrainDataScoreCommand implements Callable<Integer> {
    /** Who scores. */
    static final class TeacherModel {
        @Option(
                names = "--reranker",
                paramLabel = "MODEL",
                description = "Id of a reranker, or a folder that holds one: its logits.")
        private @Nullable String reranker;

        @Option(
                names = "--model",
                paramLabel = "MODEL",
                description = "Id of an encoder, or a folder that holds one: its cosines.")
        private @Nullable String encoder;
    }

    @ArgGroup(multiplicity = "1")
    private TeacherModel teacher;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "FILE|DIR",
            description = "Training examples: JSON Lines with query, pos and neg, or a folder in BEIR's layout.")
    private Path input;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            description = "Of a folder: whose queries. Without it: ${DEFAULT-VALUE}.")
    private String split = TrainingFiles.TRAIN_SPLIT;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = {
                "What the scores are divided by; training takes their softmax. Without it: 1 for a reranker, 0.02 for the",
                "cosines of an encoder."
            })
    private @Nullable Double temperature;

    @Option(names = "--output", required = true, paramLabel = "FILE", description = "The examples with the scores.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (output.toAbsolutePath().normalize().equals(input.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException(
                    "--input and --output are both " + output + "; write the result to another file");
        }
        EmbedsmithConfig config = Configuration.load();
        TeacherTemperature divisor = Optional.ofNullable(temperature)
                .map(TeacherTemperature::new)
                .orElse(teacher.reranker == null ? TeacherTemperature.OF_COSINES : TeacherTemperature.OF_LOGITS);
        List<TrainingExample> examples = TrainingFiles.examples(input, split);
        List<TrainingExample> taught;
        try (OpenModels models = new OpenModels(config);
                Progress progress = Progress.of(
                        "scoring",
                        teacher.reranker == null ? "texts" : "pairs",
                        spec.commandLine().getErr())) {
            EmbeddingProgress told = (done, total) -> progress.update((double) done, total);
            taught = teacher(models, divisor, told).teach(examples);
        }
        FlagEmbeddingWriter.write(output, taught);
        print(TeachingReport.of(taught), spec.commandLine().getOut());
        return ExitCode.DONE;
    }

    private Teacher teacher(OpenModels models, TeacherTemperature divisor, EmbeddingProgress told) {
        if (teacher.reranker != null) {
            return new RerankerTeacher(models.reranker(teacher.reranker), divisor, told);
        }
        LocalEncoder encoder = new LocalEncoder(models.model(String.valueOf(teacher.encoder)));
        return new EncoderTeacher(
                new MiningEmbedder(
                        encoder,
                        KeptVectors.of(Configuration.load(), Clock.systemUTC()),
                        TaskInstructions.OF_MODEL,
                        told),
                divisor);
    }

    private void print(TeachingReport report, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d examples with the scores of %,d positives and %,d negatives",
                output,
                report.examples(),
                report.positives(),
                report.negatives()));
        report.scores().ifPresent(scores -> {
            ScoresText.print(scores, out);
            out.println(String.format(
                    Locale.ROOT,
                    "%,d negatives (%.1f %%) score as high as a positive of their query: they may be answers",
                    report.doubtful(),
                    100.0 * report.doubtful() / report.negatives()));
        });
        out.flush();
    }
}
