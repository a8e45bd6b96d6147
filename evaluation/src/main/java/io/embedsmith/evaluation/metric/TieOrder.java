package io.embedsmith.evaluation.metric;

import io.embedsmith.embedding.ranking.ScoredPassage;
import java.util.Arrays;
import java.util.Comparator;

/** Orders of a ranking for measuring. */
public final class TieOrder {
    /**
     * Score descending, equal scores by id <em>descending</em> in the order of the UTF-8 bytes: what trec_eval,
     * pytrec_eval and so MTEB do. Published figures need it. It is not the order in which results are shown, {@link
     * ScoredPassage#BEST_FIRST}.
     */
    public static final Comparator<ScoredPassage> TREC_EVAL = Comparator.comparingDouble(ScoredPassage::score)
            .reversed()
            .thenComparing(passage -> passage.id().value(), (left, right) -> compareBytes(right, left));

    private TieOrder() {}

    /** Code points order as UTF-8 bytes do; the UTF-16 units of a Java string do not, beyond the basic plane. */
    private static int compareBytes(String left, String right) {
        return Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());
    }
}
