package io.embedsmith.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.task.BitextPairs;
import io.embedsmith.evaluation.task.ClusterSets;
import io.embedsmith.evaluation.task.ClusterTexts;
import io.embedsmith.evaluation.task.IdenticalIds;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.LabelledSplits;
import io.embedsmith.evaluation.task.LabelledText;
import io.embedsmith.evaluation.task.MultilabelSplits;
import io.embedsmith.evaluation.task.MultilabelText;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.RerankingTask;
import io.embedsmith.evaluation.task.RetrievalTask;
import io.embedsmith.evaluation.task.ScoredPair;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.SummarizedText;
import io.embedsmith.evaluation.task.SummaryTexts;
import io.embedsmith.evaluation.task.TaskData;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.testing.Golden;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every protocol against the task of mteb on the same vectors, all splits of a task one after the other. */
class MtebParityTest {

    @Test
    void semanticSimilarity() {
        compare("sts", each -> new SemanticSimilarity(), data -> pairs(data, "score"));
    }

    @Test
    void pairClassification() {
        compare("pair-classification", each -> new PairClassification(), data -> pairs(data, "labels"));
    }

    @Test
    void classification() {
        for (Golden each : Golden.read("classification").list("cases")) {
            List<LabelledText> train = labelled(each.get("data").get("train"));
            compareSplits(
                    each,
                    new Classification(new ClassificationSettings(each.integer("samplesPerLabel"), 10)),
                    split -> new LabelledSplits(train, labelled(each.get("data").get(split))));
        }
    }

    @Test
    void multilabelClassification() {
        for (Golden each : Golden.read("multilabel-classification").list("cases")) {
            List<MultilabelText> train = multilabel(each.get("data").get("train"), "text", "label");
            compareSplits(
                    each,
                    new MultilabelClassification(new ClassificationSettings(each.integer("samplesPerLabel"), 10)),
                    split -> new MultilabelSplits(
                            train, multilabel(each.get("data").get(split), "text", "label")));
        }
    }

    @Test
    void clustering() {
        for (Golden each : Golden.read("clustering").list("cases")) {
            compareSplits(
                    each,
                    new Clustering(new ClusteringSettings(limit(each.get("limit")), 700, 4, 128, Integer.MAX_VALUE)),
                    split -> new ClusterTexts(multilabel(each.get("data").get(split), "sentences", "labels")));
        }
    }

    @Test
    void clustering_ofASampleInWhichEveryLabelKeepsItsShare() {
        for (Golden each : Golden.read("stratified-clustering").list("cases")) {
            TextLimit limit = new TextLimit.Stratified(each.integer("stratified"));
            compareSplits(
                    each,
                    new Clustering(new ClusteringSettings(limit, 700, 4, 128, Integer.MAX_VALUE)),
                    split -> new ClusterTexts(labelled(
                                    each.get("data").get(split).texts("sentences"),
                                    each.get("data").get(split).numbers("labels"))
                            .stream()
                            .map(text -> new MultilabelText(text.text(), List.of(text.label())))
                            .toList()));
        }
    }

    @Test
    void legacyClustering() {
        compare("legacy-clustering", each -> new LegacyClustering(), data -> {
            List<List<LabelledText>> sets = new ArrayList<>();
            for (int i = 0; i < data.list("sentences").size(); i++) {
                Golden texts = data.list("sentences").get(i);
                sets.add(labelled(texts.asTexts(), data.list("labels").get(i).numbers()));
            }
            return new ClusterSets(sets);
        });
    }

    @Test
    void bitextMining() {
        compare("bitext-mining", each -> new BitextMining(), MtebParityTest::bitext);
    }

    /** Side by side, or of different lengths with the place of each source's translation. */
    private static BitextPairs bitext(Golden data) {
        List<String> sources = data.texts("sentence1");
        List<String> targets = data.texts("sentence2");
        return data.has("gold")
                ? new BitextPairs(
                        sources,
                        targets,
                        data.list("gold").stream()
                                .map(pair -> (int) pair.numbers()[1])
                                .toList())
                : BitextPairs.parallel(sources, targets);
    }

    @Test
    void summarization_asItIsAndAsItWas() {
        compare("summarization", each -> new Summarization(SummaryScoring.valueOf(each.text("name"))), data -> {
            List<SummarizedText> texts = new ArrayList<>();
            for (int i = 0; i < data.list("relevance").size(); i++) {
                texts.add(new SummarizedText(
                        data.list("human_summaries").get(i).asTexts(),
                        data.list("machine_summaries").get(i).asTexts(),
                        Metrics.list(data.list("relevance").get(i).numbers())));
            }
            return new SummaryTexts(texts);
        });
    }

    @Test
    void retrieval_withTiesAndIdenticalIds() {
        compare(
                "retrieval",
                each -> new Retrieval(),
                data -> new RetrievalTask(dataset(data), IdenticalIds.valueOf(data.text("identicalIds"))));
    }

    @Test
    void reranking() {
        compare("reranking", each -> new Reranking(), data -> {
            Map<QueryId, List<PassageId>> candidates = new LinkedHashMap<>();
            Golden lists = data.get("candidates");
            lists.names()
                    .forEach(query -> candidates.put(
                            new QueryId(query),
                            lists.texts(query).stream().map(PassageId::new).toList()));
            return new RerankingTask(dataset(data), candidates);
        });
    }

    @Test
    void onlyRetrievalAndRerankingTellQueriesFromPassages() {
        Golden each = Golden.read("retrieval").list("cases").getFirst();
        TableEmbedder embedder = TableEmbedder.of(each);
        new Retrieval().evaluate(new RetrievalTask(dataset(each.get("data"))), embedder, Progress.NONE);
        assertThat(embedder.roles()).containsExactlyInAnyOrder(TextRole.QUERY, TextRole.PASSAGE);

        Golden other = Golden.read("sts").list("cases").getFirst();
        TableEmbedder symmetric = TableEmbedder.of(other);
        new SemanticSimilarity().evaluate(pairs(other.get("data"), "score"), symmetric, Progress.NONE);
        assertThat(symmetric.roles()).containsExactly(TextRole.SYMMETRIC);
    }

    /** Tasks with one split, whose data is the whole of the case's. */
    private static <D extends TaskData> void compare(
            String file, Function<Golden, TaskProtocol<D>> protocol, Function<Golden, D> data) {
        for (Golden each : Golden.read(file).list("cases")) {
            compareSplits(each, protocol.apply(each), split -> data.apply(each.get("data")));
        }
    }

    private static <D extends TaskData> void compareSplits(
            Golden each, TaskProtocol<D> protocol, Function<String, D> data) {
        TableEmbedder embedder = TableEmbedder.of(each);
        assertThat(each.get("scores").names()).isNotEmpty();
        for (String split : each.get("scores").names()) {
            SameScores.require(
                    protocol.evaluate(data.apply(split), embedder, Progress.NONE),
                    each.get("scores").get(split));
        }
    }

    private static ScoredPairs pairs(Golden data, String scoreColumn) {
        List<String> second = data.texts("sentence2");
        double[] scores = data.numbers(scoreColumn);
        List<ScoredPair> pairs = new ArrayList<>();
        for (String first : data.texts("sentence1")) {
            pairs.add(new ScoredPair(first, second.get(pairs.size()), scores[pairs.size()]));
        }
        return new ScoredPairs(pairs);
    }

    private static List<LabelledText> labelled(Golden split) {
        return labelled(split.texts("text"), split.numbers("label"));
    }

    private static List<LabelledText> labelled(List<String> texts, double... labels) {
        List<LabelledText> labelled = new ArrayList<>();
        for (String text : texts) {
            labelled.add(new LabelledText(text, Label.of((long) labels[labelled.size()])));
        }
        return labelled;
    }

    private static List<MultilabelText> multilabel(Golden split, String textColumn, String labelColumn) {
        List<Golden> labels = split.list(labelColumn);
        List<MultilabelText> texts = new ArrayList<>();
        for (String text : split.texts(textColumn)) {
            texts.add(new MultilabelText(
                    text,
                    labels.get(texts.size()).asTexts().stream().map(Label::new).toList()));
        }
        return texts;
    }

    private static TextLimit limit(Golden limit) {
        if (limit.has("max_document_to_embed")) {
            return new TextLimit.Count(limit.integer("max_document_to_embed"));
        }
        return limit.has("max_fraction_of_documents_to_embed")
                ? new TextLimit.Share(limit.number("max_fraction_of_documents_to_embed"))
                : new TextLimit.All();
    }

    private static RetrievalDataset dataset(Golden data) {
        Golden corpus = data.get("corpus");
        Golden queries = data.get("queries");
        Golden grades = data.get("qrels");
        Map<QueryId, Judgements> qrels = new LinkedHashMap<>();
        for (String query : grades.names()) {
            Map<PassageId, Integer> ofQuery = new LinkedHashMap<>();
            Golden row = grades.get(query);
            row.names().forEach(id -> ofQuery.put(new PassageId(id), row.integer(id)));
            qrels.put(new QueryId(query), new Judgements(ofQuery));
        }
        return new RetrievalDataset(
                "golden",
                "none",
                Corpus.of(corpus.names().stream()
                        .map(id -> new Passage(new PassageId(id), "", corpus.text(id)))
                        .toList()),
                new Topics(queries.names().stream()
                        .map(id -> new Query(new QueryId(id), queries.text(id)))
                        .toList()),
                Qrels.copyOf(qrels));
    }
}
