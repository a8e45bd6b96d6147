package io.embedsmith.evaluation.tuning;

import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.tuning.Tuned.FoldChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Chooses a setting on all queries but one fold and scores it on that fold, for each fold in turn (Stone, Journal of the
 * Royal Statistical Society B 36, 1974). The mean of those scores is what the way of choosing is worth on new queries.
 */
public final class CrossValidation {
    private CrossValidation() {}

    /**
     * The setting with the highest mean.
     *
     * @param preference of settings with equal means the first in this order is chosen, such as the nearest to the present
     */
    public static <S> Tuned<S> choose(SettingScores<S> scores, QueryFolds folds, Comparator<S> preference) {
        SequencedMap<QueryId, Double> heldOut = new LinkedHashMap<>();
        scores.queries().forEach(query -> heldOut.put(query, 0.0));
        List<FoldChoice<S>> choices = new ArrayList<>();
        for (int i = 0; i < folds.count(); i++) {
            int fold = i;
            S chosen = scores.best(preference, query -> folds.of(query) != fold);
            double sum = 0;
            int count = 0;
            for (QueryId query : scores.queries()) {
                if (folds.of(query) == fold) {
                    double score = scores.score(chosen, query);
                    heldOut.put(query, score);
                    sum += score;
                    count++;
                }
            }
            choices.add(new FoldChoice<>(chosen, count, sum / count));
        }
        return new Tuned<>(scores.best(preference), scores.means(), choices, heldOut);
    }
}
