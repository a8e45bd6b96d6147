package io.embedsmith.benchmarks.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Question answering in SQuAD's JSON as retrieval: the paragraph of a question is its one relevant passage. */
public final class SquadRetrieval {
    private SquadRetrieval() {}

    /** Reads {@code data[].paragraphs[]} with {@code id}, {@code context} and {@code qas[]} of {@code id, question}. */
    public static RetrievalDataset read(String name, Path file) {
        List<Passage> passages = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        Map<QueryId, Judgements> judgements = new LinkedHashMap<>();
        for (JsonNode article : parse(file).path("data")) {
            for (JsonNode paragraph : article.path("paragraphs")) {
                PassageId passage = new PassageId(paragraph.path("id").asText());
                passages.add(new Passage(passage, "", paragraph.path("context").asText()));
                for (JsonNode question : paragraph.path("qas")) {
                    QueryId query = new QueryId(question.path("id").asText());
                    queries.add(new Query(query, question.path("question").asText()));
                    judgements.put(query, new Judgements(Map.of(passage, 1)));
                }
            }
        }
        if (queries.isEmpty()) {
            throw new IllegalArgumentException(file + " has no question; a file in SQuAD's JSON is needed");
        }
        return new RetrievalDataset(
                name, FileRevision.of(file), Corpus.of(passages), new Topics(queries), Qrels.copyOf(judgements));
    }

    private static JsonNode parse(Path file) {
        try {
            return new JsonMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
