package io.embedsmith.evaluation.dataset;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.file.JsonDocument;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Reader of question answering data in the layout of SQuAD as a retrieval task: the contexts are the passages, a question
 * finds its context. White space at the ends of both is removed; a context or question that comes again is the same one, so
 * a question may have several relevant passages. As in MTEB's XQuADRetrieval.
 */
public final class SquadFile {
    private SquadFile() {}

    /**
     * Passages are {@code p1, p2, …} in the order of the file, questions have the id under which they last come.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException if it is not in that layout
     */
    public static RetrievalDataset read(Path file, String name) {
        SequencedMap<String, PassageId> contexts = new LinkedHashMap<>();
        SequencedMap<String, QueryId> questions = new LinkedHashMap<>();
        Map<String, SequencedSet<PassageId>> relevant = new LinkedHashMap<>();
        for (JsonDocument article : JsonDocument.read(file).at("data").elements()) {
            for (JsonDocument paragraph : article.at("paragraphs").elements()) {
                PassageId passage = contexts.computeIfAbsent(
                        paragraph.at("context").text().strip(), context -> new PassageId("p" + (contexts.size() + 1)));
                for (JsonDocument entry : paragraph.at("qas").elements()) {
                    String question = entry.at("question").text().strip();
                    questions.put(question, new QueryId(entry.at("id").text()));
                    relevant.computeIfAbsent(question, q -> new LinkedHashSet<>())
                            .add(passage);
                }
            }
        }
        Qrels.Builder qrels = new Qrels.Builder();
        relevant.forEach((question, passages) -> passages.forEach(
                passage -> qrels.add(java.util.Objects.requireNonNull(questions.get(question)), passage, 1)));
        return new RetrievalDataset(
                name,
                FileRevision.of(file),
                Corpus.of(contexts.entrySet().stream()
                        .map(context -> new Passage(context.getValue(), "", context.getKey()))
                        .toList()),
                new Topics(questions.entrySet().stream()
                        .map(question -> new Query(question.getValue(), question.getKey()))
                        .toList()),
                qrels.build());
    }
}
