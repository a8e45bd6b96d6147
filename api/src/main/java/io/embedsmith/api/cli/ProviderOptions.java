package io.embedsmith.api.cli;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.provider.ProviderAddress;
import io.embedsmith.api.provider.ProviderSettings;
import io.embedsmith.embedding.model.Instructions;
import picocli.CommandLine.Option;

/** What a model that runs elsewhere does not tell. */
final class ProviderOptions {
    @Option(
            names = "--query-instruction",
            paramLabel = "TEXT",
            description = "Put before each query for a model behind an address. Without it: nothing.")
    private String query = "";

    @Option(
            names = "--passage-instruction",
            paramLabel = "TEXT",
            description = "Put before each passage for a model behind an address. Without it: nothing.")
    private String passage = "";

    ProviderSettings settings(ProviderAddress address, EmbedsmithConfig config) {
        return new ProviderSettings(
                address,
                config.evaluation().providerKey(),
                new Instructions(query, passage),
                ProviderSettings.Limits.USUAL);
    }
}
