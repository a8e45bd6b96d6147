package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.training.mining.RerankerScorer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What scores the passages that the search found, in the place of their vectors. */
final class MineReranker {
    @Option(
            names = "--reranker",
            paramLabel = "MODEL",
            description = {
                "Id of a reranker, or a folder that holds one: it scores what the search finds, and the limits and --scores",
                "are its own then."
            })
    private @Nullable String name;

    @Option(
            names = "--reranker-scale",
            paramLabel = "SCALE",
            description = {
                "PROBABILITY, from 0 to 1 as sentence-transformers takes it, or LOGIT, what the reranker gives, which a",
                "distillation expects. Without it: PROBABILITY."
            })
    private RerankerScorer.@Nullable Scale scale;

    Optional<RerankerScorer> open(OpenModels models) {
        if (name == null) {
            if (scale != null) {
                throw new CommandException(
                        "--reranker-scale " + scale + " says what a reranker's scores are, and there is none",
                        "add --reranker, or leave it out");
            }
            return Optional.empty();
        }
        return Optional.of(
                new RerankerScorer(models.reranker(name), scale == null ? RerankerScorer.Scale.PROBABILITY : scale));
    }

    /** Which it was. */
    static Map<String, Object> toJson(RerankerScorer scorer) {
        ModelCard card = scorer.reranker().card();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", card.id().value());
        json.put("revision", card.revision());
        json.put("scale", scorer.scale().name().toLowerCase(Locale.ROOT));
        return json;
    }
}
