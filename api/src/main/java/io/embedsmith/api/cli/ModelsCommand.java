package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.rest.dto.ModelDto;
import io.embedsmith.embedding.model.ModelKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The models, side by side. */
@Command(
        name = "models",
        description = {
            "List the models, side by side: size, limits, languages, and the speed on this machine where it was measured."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith models",
            "  embedsmith models --json",
            "  embedsmith models --measure bge-small-zh-v1.5 bge-small-zh-v1.5-int8"
        })
@SuppressWarnings("NullAway.Init")
final class ModelsCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Option(
            names = "--measure",
            description = {
                "Measure first how many tokens of passages a second goes through each model, and how long one query takes;",
                "some seconds for each. Without IDs all models but rerankers. Leave the machine alone meanwhile."
            })
    private boolean measure;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these models.")
    private List<String> wanted = List.of();

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Backend backend = connection.open()) {
            List<ModelDto> models = chosen(backend.models());
            List<ModelDto> shown = measure ? measured(models, backend) : models;
            json.print(
                    new ModelDto.All(shown),
                    table(shown)::print,
                    spec.commandLine().getOut());
        }
        return ExitCode.DONE;
    }

    private List<ModelDto> chosen(List<ModelDto> all) {
        if (wanted.isEmpty()) {
            return all;
        }
        return wanted.stream()
                .map(id -> all.stream()
                        .filter(model -> model.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new CommandException(
                                "there is no model '" + id + "'",
                                "those there are: "
                                        + all.stream().map(ModelDto::id).collect(Collectors.joining(", ")))))
                .toList();
    }

    private List<ModelDto> measured(List<ModelDto> models, Backend backend) {
        List<ModelDto> measured = new ArrayList<>();
        try (Progress progress =
                Progress.of("Measuring", "models", spec.commandLine().getErr())) {
            for (ModelDto model : models) {
                progress.note(model.id());
                // A reranker that is named is refused with the reason; one that is only there is passed over.
                boolean isAsked = !isReranker(model) || wanted.contains(model.id());
                measured.add(isAsked ? backend.measure(model.id()) : model);
                progress.update(measured.size(), models.size());
            }
        }
        return measured;
    }

    private static boolean isReranker(ModelDto model) {
        return model.kind().equals(ModelKind.RERANKER.label());
    }

    private static Table table(List<ModelDto> models) {
        Table table = new Table(
                "MODEL",
                "KIND",
                "DIM",
                "MAX TOKENS",
                "PARAMETERS",
                "FILE",
                "PRECISION",
                "LANGUAGES",
                "LICENCE",
                "BYTES/VECTOR",
                "TOKENS/S",
                "QUERY");
        for (ModelDto model : models) {
            table.add(
                    model.id(),
                    model.kind(),
                    isReranker(model) ? "-" : Integer.toString(model.dimension()),
                    Integer.toString(model.maxTokens()),
                    String.format(Locale.ROOT, "%.0f M", model.parameters() / 1e6),
                    String.format(Locale.ROOT, "%.0f MB", model.weightsBytes() / 1e6),
                    model.precision(),
                    String.join(",", model.languages()),
                    model.licence(),
                    isReranker(model) ? "-" : String.format(Locale.ROOT, "%,d", model.bytesPerVector()),
                    model.speed()
                            .map(speed -> String.format(Locale.ROOT, "%,.0f", speed.tokensPerSecond()))
                            .orElse("-"),
                    model.speed()
                            .map(speed -> String.format(Locale.ROOT, "%.1f ms", speed.queryMillis()))
                            .orElse("-"));
        }
        return table;
    }
}
