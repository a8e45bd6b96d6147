package io.embedsmith.api.training;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.evaluation.Judgement;
import io.embedsmith.api.evaluation.SearchableDocuments;
import io.embedsmith.retrieval.document.DocumentInfo;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.document.PassageView;
import io.embedsmith.training.data.FlagEmbeddingWriter;
import io.embedsmith.training.data.TrainingExample;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The judged queries of a collection as a file to measure a training on: each with its relevant passages, and passages of the
 * collection beside them, among which they have to be found. All of a large collection would take longer than the training.
 */
@Singleton
class JudgedExamples {
    /** Others than the relevant ones; embedded at each measurement. */
    static final int MOST_OTHERS = 2_000;

    private final EvaluationSets sets;
    private final SearchableDocuments documents;

    JudgedExamples(EvaluationSets sets, SearchableDocuments documents) {
        this.sets = sets;
        this.documents = documents;
    }

    /**
     * Writes them.
     *
     * @throws ApiException if no judged target is in the collection
     */
    void write(EvaluationSets.Address set, Path file) {
        Found found = new Found(sets.queries(set));
        SearchableDocuments.Place place = SearchableDocuments.Place.of(set);
        documents.visit(place, document -> {
            if (found.needs(document)) {
                documents.passages(place, document, passage -> found.add(document.key(), passage));
            }
            return true;
        });
        List<TrainingExample> examples = found.examples();
        if (examples.isEmpty()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "evaluation set '" + set.name()
                            + "' has no query with a relevant passage or document that is in collection '"
                            + set.collection() + "'; judge some, or send a file as 'dev'");
        }
        FlagEmbeddingWriter.write(file, examples);
    }

    /** What is met on the way through the collection. */
    private static final class Found {
        private final List<JudgedQuery> queries;
        /** By what was judged relevant: a passage or a document as a whole. */
        private final Map<String, Set<String>> relevant = new LinkedHashMap<>();

        /** Of documents that hold something relevant. */
        private final Set<String> keys = new HashSet<>();

        private final Set<String> others = new LinkedHashSet<>();

        Found(List<JudgedQuery> queries) {
            this.queries = queries;
            queries.forEach(query -> relevantOf(query).forEach(this::want));
        }

        /** A passage is called by its document's key and its place there. */
        private void want(String target) {
            relevant.put(target, new LinkedHashSet<>());
            keys.add(target);
            keys.add(target.substring(0, Math.max(0, target.lastIndexOf('#'))));
        }

        private static List<String> relevantOf(JudgedQuery query) {
            return query.judgements().stream()
                    .filter(judgement -> judgement.grade() > 0)
                    .map(Judgement::target)
                    .toList();
        }

        /** Documents without a relevant passage are read until there are others enough. */
        boolean needs(DocumentInfo document) {
            return others.size() < MOST_OTHERS || keys.contains(document.key().value());
        }

        void add(DocumentKey document, PassageView passage) {
            if (passage.text().isBlank()) {
                return;
            }
            List<String> targets = List.of(passage.id().value(), document.value());
            boolean isRelevant = false;
            for (String target : targets) {
                Set<String> texts = relevant.get(target);
                if (texts != null) {
                    texts.add(passage.text());
                    isRelevant = true;
                }
            }
            if (!isRelevant && others.size() < MOST_OTHERS) {
                others.add(passage.text());
            }
        }

        /** The others stand with the first query; the passages of all make the corpus. */
        List<TrainingExample> examples() {
            List<TrainingExample> examples = new ArrayList<>();
            for (JudgedQuery query : queries) {
                Set<String> texts = new LinkedHashSet<>();
                relevantOf(query).forEach(target -> texts.addAll(relevant.getOrDefault(target, Set.of())));
                if (!texts.isEmpty()) {
                    examples.add(new TrainingExample(
                            query.text(),
                            List.copyOf(texts),
                            examples.isEmpty() ? List.copyOf(others) : List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
                }
            }
            return examples;
        }
    }
}
