package io.embedsmith.api.evaluation;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageLocator;
import io.embedsmith.retrieval.tenant.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judgements matched with what is in the collection.
 *
 * @param queries that can be measured: those with a relevant target, in their order
 * @param unjudged ids of the queries that nobody judged anything relevant for
 * @param missing judged targets that are neither a passage nor a document of the collection
 */
record Resolution(List<ResolvedQuery> queries, List<String> unjudged, List<Missing> missing) {

    /** A target that is not there. */
    record Missing(String query, String target) {}

    /** A target is the passage of that id, or else the document of that key. */
    static Resolution of(TenantId tenant, CollectionName collection, List<JudgedQuery> judged, PassageLocator locator) {
        Set<PassageId> targets = new HashSet<>();
        judged.forEach(query -> query.judgements().forEach(each -> targets.add(new PassageId(each.target()))));
        Set<PassageId> passages = locator.documents(tenant, collection, targets).keySet();
        List<DocumentKey> keys = targets.stream()
                .filter(target -> !passages.contains(target) && isKey(target.value()))
                .map(target -> new DocumentKey(target.value()))
                .toList();
        Set<DocumentKey> documents = locator.present(tenant, collection, keys);
        List<ResolvedQuery> queries = new ArrayList<>();
        List<String> unjudged = new ArrayList<>();
        List<Missing> missing = new ArrayList<>();
        for (JudgedQuery query : judged) {
            if (query.judgements().stream().noneMatch(judgement -> judgement.grade() > 0)) {
                unjudged.add(query.id());
                continue;
            }
            Map<PassageId, Integer> grades = new HashMap<>();
            Set<PassageId> own = new HashSet<>();
            boolean isByDocument = false;
            for (Judgement judgement : query.judgements()) {
                PassageId target = new PassageId(judgement.target());
                grades.put(target, judgement.grade());
                if (passages.contains(target)) {
                    own.add(target);
                } else if (isKey(judgement.target()) && documents.contains(new DocumentKey(judgement.target()))) {
                    isByDocument = true;
                } else {
                    missing.add(new Missing(query.id(), judgement.target()));
                }
            }
            queries.add(new ResolvedQuery(
                    new Query(new QueryId(query.id()), query.text()), new Judgements(grades), own, isByDocument));
        }
        return new Resolution(List.copyOf(queries), List.copyOf(unjudged), List.copyOf(missing));
    }

    private static boolean isKey(String target) {
        return target.length() <= DocumentKey.MAX_LENGTH && target.chars().noneMatch(Character::isISOControl);
    }
}
