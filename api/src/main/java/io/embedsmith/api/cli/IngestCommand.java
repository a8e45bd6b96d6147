package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.backend.IngestPlan;
import io.embedsmith.api.cli.backend.IngestSummary;
import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.rest.dto.CreateCollectionDto;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Documents in. */
@Command(
        name = "ingest",
        description = {
            "Bring files and folders into a collection, which is made when missing. Text, Markdown, HTML, PDF, DOCX, PPTX,",
            "XLSX, CSV, EPUB and JSON Lines are read. A document's key is the file's name, or its path below the folder",
            "that was given. Unchanged documents are recognised and not embedded again."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith ingest --collection manuals ./docs report.pdf",
            "  embedsmith ingest --collection 手册 --model bge-small-zh-v1.5 ./文档",
            "  embedsmith ingest --collection packages --format beir corpus.jsonl.gz",
            "",
            "Exit status: 0 done, 1 failed, 2 not understood, 3 done but some documents could not be read."
        })
@SuppressWarnings("NullAway.Init")
final class IngestCommand implements Callable<Integer> {
    private static final String DEFAULT_MODEL = "bge-small-zh-v1.5";

    @Option(names = "--collection", required = true, paramLabel = "NAME", description = "Collection.")
    private String collection;

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "Model of the collection when it is made now (default: " + DEFAULT_MODEL + ").")
    private @Nullable String model;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "files",
            description = {
                "files: each file is a document (default).",
                "beir: each line of a corpus.jsonl[.gz] is a document of one passage under its _id."
            })
    private IngestPlan.Format format;

    @Option(names = "--json", description = "Print what was done as JSON.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files and folders.")
    private List<Path> paths;

    @Mixin
    private Connection connection;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        IngestPlan plan = new IngestPlan(collection, format, InputFiles.below(paths));
        PrintWriter err = spec.commandLine().getErr();
        try (Backend backend = connection.open()) {
            ensureCollection(backend, err);
            IngestSummary summary;
            try (Progress progress = Progress.of("Ingest", "documents", err)) {
                summary = backend.ingest(plan, progress::update);
            }
            report(summary);
            return summary.failures().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
        }
    }

    private void ensureCollection(Backend backend, PrintWriter err) {
        var existing = backend.collection(collection);
        if (existing.isEmpty()) {
            String chosen = model == null ? DEFAULT_MODEL : model;
            backend.create(new CreateCollectionDto(collection, chosen, null, null, null, null));
            err.println("Made collection '" + collection + "' with model " + chosen + ".");
        } else if (model != null && !existing.get().model().equals(model)) {
            throw new CommandException(
                    "collection '" + collection + "' has model "
                            + existing.get().model() + ", not " + model,
                    "leave --model out, or choose another collection");
        }
    }

    private void report(IngestSummary summary) {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (json) {
            out.println(Json.pretty(summary));
        } else {
            out.println(String.format(
                    Locale.ROOT,
                    "%,d %s of collection '%s' can be found now; %,d could not be read.",
                    summary.done(),
                    summary.done() == 1 ? "document" : "documents",
                    collection,
                    summary.failures().size()));
        }
        out.flush();
        summary.failures()
                .forEach(failure ->
                        err.println("  " + failure.item() + ": " + failure.message() + " (" + failure.code() + ")"));
        err.flush();
    }
}
