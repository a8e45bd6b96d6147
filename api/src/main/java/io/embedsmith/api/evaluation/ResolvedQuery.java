package io.embedsmith.api.evaluation;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.embedding.ranking.ScoredPassage;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.retrieval.document.DocumentKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A query whose judgements were matched with what is in the collection.
 *
 * @param judgements by unit, the passage or the document that was judged; targets that are gone stay, so that they count as
 *     not found
 * @param passages units that are passages
 * @param isByDocument whether a document was judged as a whole
 */
record ResolvedQuery(Query query, Judgements judgements, Set<PassageId> passages, boolean isByDocument) {

    /**
     * The ranking by what was judged: where documents were, a passage that was not judged by itself stands for its document,
     * and only the first passage of a document counts.
     */
    Ranking units(Ranking ranking, Map<PassageId, DocumentKey> documents) {
        if (!isByDocument) {
            return ranking;
        }
        Set<PassageId> seen = new HashSet<>();
        List<ScoredPassage> units = new ArrayList<>();
        for (ScoredPassage passage : ranking.passages()) {
            PassageId unit = unit(passage.id(), documents);
            if (seen.add(unit)) {
                units.add(new ScoredPassage(unit, passage.score()));
            }
        }
        return Ranking.of(units);
    }

    private PassageId unit(PassageId passage, Map<PassageId, DocumentKey> documents) {
        DocumentKey document = documents.get(passage);
        return passages.contains(passage) || document == null ? passage : new PassageId(document.value());
    }
}
