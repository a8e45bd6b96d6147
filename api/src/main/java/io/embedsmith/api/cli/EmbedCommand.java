package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.rest.dto.EmbedDto;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Vectors of texts. */
@Command(
        name = "embed",
        description = "Turn texts into vectors. A line of output for each text, or one JSON object with --json.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith embed --model bge-small-zh-v1.5 --json \"今天天气很好\" \"the weather is fine\"",
            "  embedsmith embed --model bge-small-en-v1.5 --query \"what is the weather like\""
        })
@SuppressWarnings("NullAway.Init")
final class EmbedCommand implements Callable<Integer> {
    @Option(names = "--model", required = true, paramLabel = "ID", description = "Model; list them with 'models'.")
    private String model;

    @Option(names = "--query", description = "The texts are queries; without it they are passages.")
    private boolean query;

    @Option(names = "--dimensions", paramLabel = "N", description = "Keep the first N components (Matryoshka).")
    private @Nullable Integer dimensions;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "The texts.")
    private List<String> texts;

    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Backend backend = connection.open()) {
            EmbedDto answer =
                    backend.embed(new EmbedDto.Request(model, texts, query ? "query" : "passage", dimensions, null));
            if (json) {
                out.println(Json.write(answer));
            } else {
                answer.vectors().forEach(vector -> out.println(Json.write(vector)));
            }
        }
        out.flush();
        return ExitCode.DONE;
    }
}
