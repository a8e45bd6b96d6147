package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.rest.dto.DocumentDto;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Documents of a collection. */
@Command(
        name = "documents",
        description = "List the documents of a collection, or delete one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith documents --collection manuals",
            "  embedsmith documents --collection manuals --failed",
            "  embedsmith documents delete --collection manuals guide/old.pdf"
        })
@SuppressWarnings("NullAway.Init")
final class DocumentsCommand implements Callable<Integer> {
    private static final String COLLECTION = "--collection";

    @Mixin
    private Connection connection;

    @Option(names = COLLECTION, paramLabel = "NAME", description = "Collection.")
    private @Nullable String collection;

    @Option(names = "--failed", description = "Only those that could not be read.")
    private boolean failed;

    @Option(names = "--limit", defaultValue = "100", paramLabel = "N", description = "At most so many (default: 100).")
    private int limit;

    @Option(names = "--after", paramLabel = "KEY", description = "Those behind this key.")
    private @Nullable String after;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (collection == null) {
            throw new picocli.CommandLine.ParameterException(
                    spec.commandLine(), "Missing required option: '" + COLLECTION + "=NAME'");
        }
        try (Backend backend = connection.open()) {
            DocumentDto.Page page = backend.documents(
                    collection,
                    new Backend.DocumentQuery(
                            Optional.ofNullable(after), failed ? Optional.of("failed") : Optional.empty(), limit));
            json.print(page, out -> print(page, out), spec.commandLine().getOut());
        }
        return ExitCode.DONE;
    }

    private void print(DocumentDto.Page page, PrintWriter out) {
        Table table = new Table("DOCUMENT", "STATUS", "PASSAGES", "TITLE");
        page.documents()
                .forEach(document -> table.add(
                        document.key(),
                        document.failure().map(DocumentDto.Failure::code).orElse(document.status()),
                        Integer.toString(document.passages()),
                        document.title()));
        table.print(out);
        page.next()
                .ifPresent(
                        next -> spec.commandLine().getErr().println("There may be more: add --after '" + next + "'."));
    }

    @Command(name = "delete", description = "Delete a document.", mixinStandardHelpOptions = true)
    int delete(
            @Mixin Connection to,
            @Option(names = COLLECTION, required = true, paramLabel = "NAME", description = "Collection.") String from,
            @Parameters(paramLabel = "KEY", description = "Its key.") String key) {
        try (Backend backend = to.open()) {
            backend.deleteDocument(from, key);
        }
        spec.commandLine().getOut().println("Deleted document '" + key + "'.");
        return ExitCode.DONE;
    }
}
