package io.embedsmith.api.cli;

import io.embedsmith.embedding.model.Instructions;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.data.DataKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is put before texts from now on, in the place of the model's own instructions. */
final class TrainInstructions {
    @Option(
            names = {"--query-instruction", "--query-instruction-for-retrieval"},
            paramLabel = "TEXT",
            description = {
                "Put before queries instead of the model's own, in training, on the dev set, and by the new model; an",
                "example's prompt goes before both."
            })
    private @Nullable String query;

    @Option(
            names = {"--passage-instruction", "--passage-instruction-for-retrieval"},
            paramLabel = "TEXT",
            description = "Put before passages instead of the model's own.")
    private @Nullable String passage;

    /** @throws IllegalArgumentException where there is nothing that they could be put before */
    void check(DataKind data) {
        if ((query != null || passage != null) && data == DataKind.PAIRS) {
            throw new IllegalArgumentException(
                    "--query-instruction and --passage-instruction are for examples of queries"
                            + " and passages; the texts of labelled pairs are neither and have none: leave them out");
        }
    }

    /** The model as it is used from now on. */
    ModelDirectory of(ModelDirectory model) {
        return query == null && passage == null
                ? model
                : model.withInstructions(new Instructions(
                        Optional.ofNullable(query).orElse(model.instructions().query()),
                        Optional.ofNullable(passage).orElse(model.instructions().passage())));
    }
}
