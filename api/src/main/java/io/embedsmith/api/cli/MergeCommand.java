package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.merge.Coefficients;
import io.embedsmith.training.merge.LayerSelector;
import io.embedsmith.training.merge.Merge;
import io.embedsmith.training.merge.MergeRequest;
import io.embedsmith.training.merge.SumRule;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Several models become one. */
@Command(
        name = "merge",
        description = {
            "Mix the weights of models of one architecture, tensor by tensor, into a new model directory. docs/merging.md",
            "says what each method computes."
        },
        mixinStandardHelpOptions = true,
        subcommands = MergeSweepCommand.class,
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith merge --models bge-small-zh-v1.5,./tuned --coefficients 0.5,0.5 --output merged",
            "  embedsmith merge --models ./law,./tax --base bge-small-zh-v1.5 --method ties --density 0.2 \\",
            "      --coefficients 1,1 --output merged"
        })
@SuppressWarnings("NullAway.Init")
final class MergeCommand implements Callable<Integer> {
    @Option(
            names = "--models",
            split = ",",
            paramLabel = "MODEL",
            description = "Ids of models, or folders that hold one.")
    private List<String> models = List.of();

    @Mixin
    private MergeCoefficients coefficients;

    @Option(
            names = "--layers",
            paramLabel = "LAYERS=NUMBERS",
            description = "Other coefficients for some layers, by number or name, for example 0-3=0.9,0.1 or"
                    + " embeddings=1,0; may be given several times.")
    private Map<String, String> layers = Map.of();

    @Option(
            names = "--base",
            paramLabel = "MODEL",
            description = "The model that the others were tuned from; for all methods but linear and slerp.")
    private @Nullable String base;

    @Mixin
    private MergeOptions method;

    @Option(names = "--normalize", description = "Divide the coefficients by their sum.")
    private boolean normalize;

    @Option(names = "--any-sum", description = "Take coefficients that do not sum to 1 as they are.")
    private boolean anySum;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description = "Folder of the new model; must not be there yet. Its name becomes the model's id.")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path target = checked();
        EmbedsmithConfig config = Configuration.load();
        ModelPlaces places = new ModelPlaces(config);
        List<Path> folders = models.stream().map(places::folder).toList();
        MergeRequest request = new MergeRequest(
                        folders,
                        layered(coefficients.of(
                                folders, method, config, spec.commandLine().getErr())),
                        method.method(),
                        Optional.ofNullable(base).map(places::folder))
                .under(rule());
        long start = System.nanoTime();
        ModelDirectory merged = Merge.write(request, target);
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%s: %s of %d models in %.1f s, revision %.12s%n",
                merged.path(),
                method.method().description(),
                folders.size(),
                (System.nanoTime() - start) / 1e9,
                merged.card().revision());
        out.flush();
        return ExitCode.DONE;
    }

    /** Not required of picocli, which would ask for them before a subcommand too. */
    private Path checked() {
        if (models.isEmpty() || output == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "Missing required option: '" + (models.isEmpty() ? "--models=MODEL" : "--output=DIR")
                            + "'; or use a command: sweep");
        }
        return output;
    }

    private SumRule rule() {
        if (normalize && anySum) {
            throw new IllegalArgumentException("--normalize and --any-sum exclude each other; give one of them");
        }
        return normalize ? SumRule.NORMALIZE : anySum ? SumRule.ANY : SumRule.ONE;
    }

    private Coefficients layered(Coefficients all) {
        Coefficients chosen = all;
        for (Map.Entry<String, String> entry : layers.entrySet()) {
            double[] values = Arrays.stream(entry.getValue().split(",", -1))
                    .mapToDouble(MergeCommand::number)
                    .toArray();
            chosen = chosen.with(LayerSelector.parse(entry.getKey()), values);
        }
        return chosen;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' in --layers is no number; write 0-3=0.9,0.1", e);
        }
    }
}
