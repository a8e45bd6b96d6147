package io.embedsmith.evaluation.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.system.UnusableEmbeddingsException;
import io.embedsmith.evaluation.task.ClusterTexts;
import io.embedsmith.evaluation.task.Items;
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
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class UnusableInputTest {
    /** Text of n letters: the vector (n, 1). */
    private static final Embedder BY_LENGTH = (role, texts) -> Embeddings.copyOf(
            texts.stream().map(text -> new float[] {text.length(), 1}).toArray(float[][]::new));

    private static final Embedder CONSTANT = (role, texts) ->
            Embeddings.copyOf(texts.stream().map(text -> new float[] {1, 2}).toArray(float[][]::new));

    private static final ScoredPairs PAIRS =
            new ScoredPairs(List.of(new ScoredPair("a", "bb", 0), new ScoredPair("a", "a", 1)));

    @Test
    void aModelWithOneVectorForAllIsTold() {
        assertThatThrownBy(() -> new SemanticSimilarity().evaluate(PAIRS, CONSTANT, Progress.NONE))
                .isInstanceOf(UnusableEmbeddingsException.class)
                .hasMessage("all 2 pairs have the similarity 1.0; does the model give one vector for every text?");
    }

    @Test
    void scoresWithoutDifferenceAreTold() {
        ScoredPairs same = new ScoredPairs(List.of(new ScoredPair("a", "bb", 3), new ScoredPair("a", "a", 3)));

        assertThatThrownBy(() -> new SemanticSimilarity().evaluate(same, BY_LENGTH, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("all 2 pairs have the score 3.0; at least 2 different ones are needed");
        assertThatThrownBy(() -> new PairClassification().evaluate(same, BY_LENGTH, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("pair 0 (counted from 0) has the score 3.0;"
                        + " 1 says that two texts belong together, 0 that they do not");
    }

    @Test
    void pairsOfOneKindAreTold() {
        ScoredPairs ones = new ScoredPairs(List.of(new ScoredPair("a", "bb", 1), new ScoredPair("a", "a", 1)));

        assertThatThrownBy(() -> new PairClassification().evaluate(ones, BY_LENGTH, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("all 2 pairs have the score 1; both 0 and 1 are needed to tell them apart");
    }

    @Test
    void notANumberIsTold_whateverTheProtocol() {
        Embedder broken = (role, texts) -> Embeddings.copyOf(
                texts.stream().map(text -> new float[] {Float.NaN}).toArray(float[][]::new));

        assertThatThrownBy(() -> new SemanticSimilarity().evaluate(PAIRS, broken, Progress.NONE))
                .isInstanceOf(UnusableEmbeddingsException.class)
                .hasMessageStartingWith("the vector of text 0 (counted from 0) has NaN at component 0");
    }

    @Test
    void oneClassIsTold() {
        LabelledText only = new LabelledText("a", new Label("x"));
        LabelledSplits data = new LabelledSplits(List.of(only, only), List.of(only));

        assertThatThrownBy(() ->
                        new Classification(ClassificationSettings.DEFAULT).evaluate(data, BY_LENGTH, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("all texts to learn from have the label [x]; at least 2 labels are needed to tell apart");
    }

    @Test
    void namesAsLabelsHaveNoAveragePrecision() {
        List<LabelledText> texts =
                List.of(new LabelledText("a", new Label("x")), new LabelledText("bbbbbb", new Label("y")));

        TaskScores scores = new Classification(ClassificationSettings.DEFAULT)
                .evaluate(new LabelledSplits(texts, texts), BY_LENGTH, Progress.NONE);

        assertThat(scores.metrics()).doesNotContainKey("ap");
        assertThat(scores.scalar("accuracy")).isEqualTo(1);
        assertThat(((Items.Scores) scores.items()).byMetric()).containsEntry("accuracy", List.of(1.0, 1.0));
    }

    @Test
    void tooFewTextsForNeighboursAreTold() {
        List<MultilabelText> texts = List.of(new MultilabelText("a", List.of(Label.of(1))));

        assertThatThrownBy(() -> new MultilabelClassification(ClassificationSettings.DEFAULT)
                        .evaluate(new MultilabelSplits(texts, texts), BY_LENGTH, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("only 1 texts to learn from have labels; at least 5 are needed, as many as neighbours are"
                        + " asked");
    }

    @Test
    void aShareOfNothingIsTold() {
        ClusterTexts few = new ClusterTexts(List.of(new MultilabelText("a", List.of(Label.of(1)))));

        assertThatThrownBy(() -> new Clustering(ClusteringSettings.DEFAULT).evaluate(few, BY_LENGTH, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("of 1 texts a share of 0.04 is none; raise the share in the task's settings");
    }

    @Test
    void clusteringWithoutLabelsIsTold() {
        ClusterTexts bare = new ClusterTexts(List.of(new MultilabelText("a", List.of())));
        ClusteringSettings all = ClusteringSettings.withLimit(new TextLimit.All());

        assertThatThrownBy(() -> new Clustering(all).evaluate(bare, BY_LENGTH, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("none of the 1 texts has a label; each needs one");
    }

    @Test
    void summariesWithoutDifferenceAreTold() {
        SummaryTexts same =
                new SummaryTexts(List.of(new SummarizedText(List.of("a"), List.of("bb", "ccc"), List.of(3.0, 3.0))));

        assertThatThrownBy(() -> new Summarization(SummaryScoring.CORRELATION).evaluate(same, BY_LENGTH, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("on none of the 1 texts both relevance and similarity differ between summaries;"
                        + " nothing can be correlated");
    }

    @Test
    void queriesWithoutJudgementTakeNoPartAndThoseWithoutRelevantPassageScoreZero() {
        TaskScores judged =
                new Retrieval().evaluate(new RetrievalTask(dataset(Map.of("q1", 1))), BY_LENGTH, Progress.NONE);
        assertThat(((Items.Scores) judged.items()).ids()).containsExactly("q1");

        TaskScores both = new Retrieval()
                .evaluate(new RetrievalTask(dataset(Map.of("q1", 1, "q2", 0))), BY_LENGTH, Progress.NONE);
        assertThat(((Items.Scores) both.items()).ids()).containsExactly("q1", "q2");
        assertThat(both.scalar("recall_at_1000")).isEqualTo(judged.scalar("recall_at_1000") / 2);

        assertThatThrownBy(() ->
                        new Retrieval().evaluate(new RetrievalTask(dataset(Map.of("q2", 0))), BY_LENGTH, Progress.NONE))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("none of the 2 queries of made-up has a relevant passage in the qrels;"
                        + " at least 1 is needed, do the ids match?");
    }

    @Test
    void aQueryWithoutCandidatesScoresZero() {
        RerankingTask task = new RerankingTask(
                dataset(Map.of("q1", 1, "q2", 1)), Map.of(new QueryId("q1"), List.of(new PassageId("p"))));

        TaskScores scores = new Reranking().evaluate(task, BY_LENGTH, Progress.NONE);

        assertThat(scores.scalar("map_at_1000")).isEqualTo(0.5);
    }

    @Test
    void anUnknownCandidateIsTold() {
        assertThatThrownBy(() -> new RerankingTask(
                        dataset(Map.of("q1", 1)), Map.of(new QueryId("q1"), List.of(new PassageId("x")))))
                .isInstanceOf(UnusableDataException.class)
                .hasMessage("passage x, a candidate of query q1, is not in the corpus; every candidate must be there");
    }

    private static RetrievalDataset dataset(Map<String, Integer> gradeOfP) {
        return new RetrievalDataset(
                "made-up",
                "none",
                Corpus.of(
                        List.of(new Passage(new PassageId("p"), "", "aaa"), new Passage(new PassageId("r"), "", "b"))),
                new Topics(List.of(new Query(new QueryId("q1"), "aa"), new Query(new QueryId("q2"), "bb"))),
                Qrels.copyOf(gradeOfP.entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> new QueryId(entry.getKey()),
                                entry -> new Judgements(Map.of(new PassageId("p"), entry.getValue()))))));
    }
}
