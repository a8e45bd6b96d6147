package io.embedsmith.retrieval.fusion;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.ScoredPassage;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * A passage after fusion.
 *
 * @param score sum of the contributions of {@code signals}, in the order of {@link Signal}
 * @param signals those that found the passage
 */
public record FusedPassage(PassageId id, double score, Map<Signal, SignalScore> signals) {

    /** Score descending, equal scores by id ascending: {@link ScoredPassage#BEST_FIRST}. */
    public static final Comparator<FusedPassage> BEST_FIRST =
            Comparator.comparing(FusedPassage::toScoredPassage, ScoredPassage.BEST_FIRST);

    public FusedPassage {
        signals = Map.copyOf(signals);
    }

    /** Adds the contributions up in the order of {@link Signal}, so that the sum does not depend on who came first. */
    static FusedPassage sumOf(PassageId id, EnumMap<Signal, SignalScore> signals) {
        double score = 0;
        for (SignalScore signal : signals.values()) {
            score += signal.contribution();
        }
        return new FusedPassage(id, score, signals);
    }

    /** The passage with its score alone. */
    public ScoredPassage toScoredPassage() {
        return new ScoredPassage(id, score);
    }
}
