package io.embedsmith.api.evaluation.task;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.evaluation.CollectionDataset;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.evaluation.Judgement;
import io.embedsmith.api.evaluation.SearchableDocuments;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.descriptor.TaskFolder;
import io.embedsmith.retrieval.document.DocumentInfo;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The judged queries of a collection as a task: each model looks for the answers among the passages that were judged and others
 * of the collection. All of a large one would have to be embedded by every model.
 */
@Singleton
class SetTask {
    /** Passages of documents in which nothing was judged. */
    static final int MOST_OTHERS = 20_000;

    private final EvaluationSets sets;
    private final SearchableDocuments documents;

    SetTask(EvaluationSets sets, SearchableDocuments documents) {
        this.sets = sets;
        this.documents = documents;
    }

    /** What the task is called. */
    static String name(EvaluationSets.Address set) {
        return TaskFolder.name(set.collection() + "-" + set.name());
    }

    /**
     * Writes it.
     *
     * @return the descriptor
     * @throws ApiException if no judged target is in the collection
     */
    Path write(EvaluationSets.Address set, Path folder) {
        List<JudgedQuery> judged = sets.queries(set);
        CollectionDataset read = CollectionDataset.of(set.collection(), passages(set, targets(judged)), judged);
        if (read.dataset().topics().queries().isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "evaluation set '" + set.name() + "' has no query with a judged passage or document that is in"
                            + " collection '" + set.collection() + "'; judge some, or leave 'set' out");
        }
        return TaskFolder.write(read.dataset(), name(set), folder);
    }

    /** A passage is called by its document's key and its place there. */
    private static Set<String> targets(List<JudgedQuery> judged) {
        Set<String> keys = new HashSet<>();
        for (JudgedQuery query : judged) {
            for (Judgement judgement : query.judgements()) {
                String target = judgement.target();
                keys.add(target);
                keys.add(target.substring(0, Math.max(0, target.lastIndexOf('#'))));
            }
        }
        return keys;
    }

    private Map<String, List<Passage>> passages(EvaluationSets.Address set, Set<String> wanted) {
        SearchableDocuments.Place place = SearchableDocuments.Place.of(set);
        Map<String, List<Passage>> found = new LinkedHashMap<>();
        AtomicInteger others = new AtomicInteger();
        documents.visit(place, document -> {
            boolean isWanted = wanted.contains(document.key().value());
            if (isWanted || others.get() + document.passages() <= MOST_OTHERS) {
                found.put(document.key().value(), read(place, document));
                others.addAndGet(isWanted ? 0 : document.passages());
            }
            return true;
        });
        return found;
    }

    private List<Passage> read(SearchableDocuments.Place place, DocumentInfo document) {
        List<Passage> passages = new ArrayList<>();
        documents.passages(place, document, passage -> {
            if (!passage.text().isBlank()) {
                passages.add(new Passage(passage.id(), "", passage.text()));
            }
        });
        return passages;
    }
}
