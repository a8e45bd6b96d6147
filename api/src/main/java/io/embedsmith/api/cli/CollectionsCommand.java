package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.cli.output.Table;
import io.embedsmith.api.rest.dto.CollectionDto;
import io.embedsmith.api.rest.dto.CreateCollectionDto;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Collections. */
@Command(
        name = "collections",
        description = "List the collections; make or delete one.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  embedsmith collections",
            "  embedsmith collections create manuals --model bge-small-en-v1.5",
            "  embedsmith collections delete manuals"
        })
@SuppressWarnings("NullAway.Init")
final class CollectionsCommand implements Callable<Integer> {
    @Mixin
    private Connection connection;

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Backend backend = connection.open()) {
            List<CollectionDto> collections = backend.collections();
            Table table = new Table("COLLECTION", "MODEL", "DOCUMENTS", "FAILED", "PASSAGES", "SIZE");
            collections.forEach(collection -> table.add(
                    collection.name(),
                    collection.model(),
                    Long.toString(collection.documents()),
                    Long.toString(collection.failedDocuments()),
                    Long.toString(collection.passages()),
                    String.format(Locale.ROOT, "%.1f MB", collection.bytes() / 1e6)));
            json.print(
                    new CollectionDto.All(collections),
                    table::print,
                    spec.commandLine().getOut());
        }
        return ExitCode.DONE;
    }

    @Command(name = "create", description = "Make an empty collection.", mixinStandardHelpOptions = true)
    int create(
            @Mixin Connection to,
            @Option(names = "--model", required = true, paramLabel = "ID", description = "Model.") String model,
            @Parameters(paramLabel = "NAME", description = "Name.") String name) {
        try (Backend backend = to.open()) {
            backend.create(new CreateCollectionDto(name, model, null, null, null, null));
        }
        spec.commandLine().getOut().println("Made collection '" + name + "' with model " + model + ".");
        return ExitCode.DONE;
    }

    @Command(
            name = "delete",
            description = "Delete a collection with all that is in it.",
            mixinStandardHelpOptions = true)
    int delete(@Mixin Connection to, @Parameters(paramLabel = "NAME", description = "Name.") String name) {
        try (Backend backend = to.open()) {
            backend.delete(name);
        }
        spec.commandLine().getOut().println("Deleted collection '" + name + "'.");
        return ExitCode.DONE;
    }
}
