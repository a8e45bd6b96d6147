package io.embedsmith.retrieval.pipeline;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.retrieval.fusion.FusedPassage;
import io.embedsmith.retrieval.search.RerankScore;
import java.util.Comparator;
import java.util.Optional;

/**
 * A passage after the last stage.
 *
 * @param fused as the signals have it
 * @param reranked as the reranker has it; empty if none took part
 */
record RankedPassage(FusedPassage fused, Optional<RerankScore> reranked) {

    /** By the score that is shown, equal scores by id. */
    static final Comparator<RankedPassage> BEST_FIRST =
            Comparator.comparing(RankedPassage::toScoredPassage, ScoredPassage.BEST_FIRST);

    static RankedPassage of(FusedPassage fused) {
        return new RankedPassage(fused, Optional.empty());
    }

    PassageId id() {
        return fused.id();
    }

    /** The score that is shown. */
    double score() {
        return reranked.map(RerankScore::score).orElse(fused.score());
    }

    ScoredPassage toScoredPassage() {
        return new ScoredPassage(id(), score());
    }
}
