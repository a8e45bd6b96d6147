package io.embedsmith.training.validation;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.training.data.TrainingExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Examples as a search task: all their passages are the corpus, their positives what is to be found. */
public final class ExampleDataset {
    private final SequencedMap<String, PassageId> passages = new LinkedHashMap<>();
    private final SequencedMap<String, SequencedMap<PassageId, Integer>> positives = new LinkedHashMap<>();

    private ExampleDataset(List<TrainingExample> examples) {
        for (TrainingExample example : examples) {
            SequencedMap<PassageId, Integer> found =
                    positives.computeIfAbsent(example.query(), query -> new LinkedHashMap<>());
            example.positives().forEach(text -> found.put(id(text), 1));
            example.hardNegatives().forEach(this::id);
        }
    }

    /** @param revision SHA-256 of the file that the examples are from */
    public static RetrievalDataset of(String name, String revision, List<TrainingExample> examples) {
        return new ExampleDataset(examples).dataset(name, revision);
    }

    /** Instructions that examples have for their own queries, by the query's text; the first of a query counts. */
    public static Map<String, String> instructions(List<TrainingExample> examples) {
        Map<String, String> byQuery = new LinkedHashMap<>();
        examples.forEach(example -> example.instruction().ifPresent(own -> byQuery.putIfAbsent(example.query(), own)));
        return byQuery;
    }

    private PassageId id(String text) {
        return passages.computeIfAbsent(text, passage -> new PassageId("p" + passages.size()));
    }

    private RetrievalDataset dataset(String name, String revision) {
        List<Passage> corpus = new ArrayList<>();
        passages.forEach((text, id) -> corpus.add(new Passage(id, "", text)));
        List<Query> queries = new ArrayList<>();
        Map<QueryId, Judgements> judgements = new LinkedHashMap<>();
        positives.forEach((text, found) -> {
            QueryId id = new QueryId("q" + queries.size());
            queries.add(new Query(id, text));
            judgements.put(id, new Judgements(found));
        });
        return new RetrievalDataset(name, revision, Corpus.of(corpus), new Topics(queries), Qrels.copyOf(judgements));
    }
}
