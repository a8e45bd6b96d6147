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
                "passages. It is read from its database, also while a server runs; the model is its own."
            })
    private @Nullable String name;

    /** Its name, where there is one. */
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** The collection, if one is named; to be closed. */
    @Nullable
    LocalCollection open(EmbedsmithConfig config) {
        return name == null ? null : LocalCollection.open(config, name);
    }

    /** What {@code --model} names, or else the model of the collection. */
    static String model(@Nullable String named, @Nullable LocalCollection collection) {
        if (named != null) {
            return named;
        }
        if (collection != null) {
            return collection.model().toString();
        }
        throw new CommandException(
                "--model is missing", "name a model's id or folder; only a --collection brings a model of its own");
    }

    /** Vectors of two models cannot be compared. */
    static void requireModel(LocalCollection collection, ModelId model) {
        if (!collection.model().equals(model)) {
            throw new CommandException(
                    "collection '" + collection.info().name() + "' has vectors of model '" + collection.model()
                            + "', and --model is '" + model + "'",
                    "leave --model out, or make a collection with the other model");
        }
    }
}
