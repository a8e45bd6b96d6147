package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.rest.dto.ModelDto;
import io.embedsmith.embedding.model.ModelKind;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The models, side by side. */
@Command(
        name = "models",
        description = "List the models, side by side: size, limits, languages, speed on this machine where measured.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  embedsmith models --json")
@SuppressWarnings("NullAway.Init")
final class ModelsCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Backend backend = connection.open()) {
            List<ModelDto> models = backend.models();
            json.print(
                    new ModelDto.All(models),
                    table(models)::print,
                    spec.commandLine().getOut());
        }
        return ExitCode.DONE;
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
                "TOKENS/S",
                "QUERY");
        for (ModelDto model : models) {
            table.add(
                    model.id(),
                    model.kind(),
                    model.kind().equals(ModelKind.RERANKER.label()) ? "-" : Integer.toString(model.dimension()),
                    Integer.toString(model.maxTokens()),
                    String.format(Locale.ROOT, "%.0f M", model.parameters() / 1e6),
                    String.format(Locale.ROOT, "%.0f MB", model.weightsBytes() / 1e6),
                    model.precision(),
                    String.join(",", model.languages()),
                    model.licence(),
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
