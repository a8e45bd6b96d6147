package io.embedsmith.training.data;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A judged data set as training examples: passages of grade 1 and more are positives, highest grade first; those that were
 * judged not relevant are hard negatives. Queries without a positive are left out.
 */
final class BeirExamples {
    private static final Comparator<Map.Entry<PassageId, Integer>> BEST_FIRST =
            Map.Entry.<PassageId, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey());

    private final RetrievalDataset dataset;
    private final Path folder;

    private BeirExamples(RetrievalDataset dataset, Path folder) {
        this.dataset = dataset;
        this.folder = folder;
    }

    static List<TrainingExample> of(RetrievalDataset dataset, Path folder) {
        BeirExamples examples = new BeirExamples(dataset, folder);
        examples.requireQueries();
        return dataset.withAnswerableTopics().topics().queries().stream()
                .map(examples::example)
                .toList();
    }

    private void requireQueries() {
        Set<QueryId> known =
                new HashSet<>(dataset.topics().queries().stream().map(Query::id).toList());
        for (QueryId judged : dataset.qrels().queries()) {
            if (!known.contains(judged)) {
                throw unusable("the qrels judge query " + judged
                        + ", which is not among the queries; add it there, or take the judgement out");
            }
        }
    }

    private TrainingExample example(Query query) {
        try {
            return new TrainingExample(
                    query.text(),
                    passages(query, grade -> grade > 0),
                    passages(query, grade -> grade <= 0),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        } catch (IllegalArgumentException e) {
            throw unusable("query " + query.id() + ": " + e.getMessage());
        }
    }

    private List<String> passages(Query query, IntPredicate chosen) {
        Judgements judgements = dataset.qrels().of(query.id());
        return judgements.grades().entrySet().stream()
                .filter(judgement -> chosen.test(judgement.getValue()))
                .sorted(BEST_FIRST)
                .map(judgement -> passage(query, judgement.getKey()).titleAndText())
                .toList();
    }

    private Passage passage(Query query, PassageId id) {
        return dataset.corpus()
                .passage(id)
                .orElseThrow(() -> unusable("the qrels judge passage " + id + " for query " + query.id()
                        + ", which is not in the corpus; add it there, or take the judgement out"));
    }

    private UnusableTrainingDataException unusable(String message) {
        return new UnusableTrainingDataException(folder + ", " + dataset.name() + ": " + message);
    }
}
