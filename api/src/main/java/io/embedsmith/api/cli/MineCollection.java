package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.LocalCollection;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.embedding.model.ModelId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A collection whose passages may become negatives. */
final class MineCollection {
    @Option(
            names = "--collection",
            paramLabel = "NAME",
            description = {
                "A collection instead of --candidates, searched by its index and not by comparing everything: for many",
                "passages. It is read from its database, also while a server runs; --model must be its model."
            })
    private @Nullable String name;

    /** Its name, where there is one. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The collection, if its vectors are of that model. */
    LocalCollection open(EmbedsmithConfig config, ModelId model) {
        LocalCollection collection = LocalCollection.open(config, String.valueOf(name));
        ModelId own = collection.info().settings().model();
        if (!own.equals(model)) {
            collection.close();
            throw new CommandException(
                    "collection '" + name + "' has vectors of model '" + own + "', and --model is '" + model + "'",
                    "mine with --model " + own + ", or make a collection with the other model");
        }
        return collection;
    }
}
