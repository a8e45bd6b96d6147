package io.embedsmith.training.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.evaluation.distribution.HeldOutThreshold;
import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.distribution.UnreachableThresholdException;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.wording.Language;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.testing.TinyReranker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationTest {
    /** A text is a number of degrees, its vector lies there on a circle of radius 3. */
    private static final Embedder DEGREES = (role, texts) -> Embeddings.copyOf(texts.stream()
            .map(text -> Math.toRadians(Double.parseDouble(text)))
            .map(angle -> new float[] {(float) (3 * Math.cos(angle)), (float) (3 * Math.sin(angle))})
            .toArray(float[][]::new));

    @TempDir
    private Path folder;

    private static ScoredGroup group(List<Double> positives, List<Double> negatives) {
        return new ScoredGroup(positives, negatives);
    }

    @Test
    void whatAThresholdReachesIsMeasuredOnGroupsThatDidNotChooseIt() {
        List<ScoredGroup> groups = new ArrayList<>(Collections.nCopies(4, group(List.of(0.9), List.of(0.1))));
        groups.add(group(List.of(0.5), List.of(0.1)));

        Calibration calibration = Calibration.of(groups, new ThresholdGoal.BestF1());

        // On all of them 0.5 keeps every positive; without the last group 0.9 does, which misses the last group's.
        assertThat(calibration.threshold().value()).isEqualTo(0.5);
        assertThat(calibration.threshold().recall()).isEqualTo(1);
        assertThat(calibration.heldBack()).isEqualTo(new HeldOutThreshold(4, 4, 5));
        assertThat(calibration.heldBack().precision()).isEqualTo(1);
        assertThat(calibration.heldBack().recall()).isEqualTo(0.8);
        assertThat(calibration.distributions().auc()).isEqualTo(1);
        assertThat(calibration.curve().at(0.9)).isGreaterThan(0.7);
    }

    @Test
    void aGoalThatNothingReachesIsRefused() {
        List<ScoredGroup> groups = List.of(group(List.of(0.5), List.of(0.9)));

        assertThatThrownBy(() -> Calibration.of(groups, new ThresholdGoal.Precision(0.9)))
                .isInstanceOf(UnreachableThresholdException.class)
                .hasMessageContaining(
                        "no threshold reaches a precision of at least 0.9; the best is a precision of 0.5");
        assertThatThrownBy(() -> Calibration.of(List.of(group(List.of(0.5), List.of())), new ThresholdGoal.BestF1()))
                .hasMessageContaining("there is no score of a negative");
    }

    @Test
    void pairsBelongTogetherFromALabelOn() {
        List<LabelledPair> pairs = List.of(
                new LabelledPair("0", "60", 5), new LabelledPair("10", "100", 1), new LabelledPair("0", "0", 4));

        assertThat(new LabelledSimilarities(pairs, OptionalDouble.of(4)).cosines(DEGREES))
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1, Double.class)
                .isEqualTo(List.of(
                        group(List.of(0.5), List.of()),
                        group(List.of(), List.of(0.0)),
                        group(List.of(1.0), List.of())));
        assertThatThrownBy(() -> new LabelledSimilarities(pairs, OptionalDouble.empty()))
                .hasMessageContaining("a pair has the label 5.0, neither 0 nor 1; say from which label on");
    }

    @Test
    void aRerankerScoresTheSamePairsThatTheEncoderFound() {
        RetrievalDataset dataset = dataset(List.of("0", "30", "60", "200"), List.of("29", "61"), List.of(1, 2));
        JudgedSimilarities found = JudgedSimilarities.of(dataset, DEGREES);

        List<ScoredGroup> cosines = found.cosines();
        assertThat(cosines.getFirst().positives().getFirst()).isCloseTo(Math.cos(Math.toRadians(1)), within(1e-6));
        assertThat(cosines.getFirst().negatives()).hasSize(3).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(found.pairs()).isEqualTo(8);
        List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
        try (TinyReranker reranker = new TinyReranker()) {
            List<ScoredGroup> relevances = found.relevances(reranker.model(), heard::add);

            assertThat(relevances.getFirst().positives()).containsExactly(score(reranker, "29", "30"));
            // Nearest first: 0 and 60 lie 29 and 31 degrees away.
            assertThat(relevances.getFirst().negatives())
                    .containsExactly(
                            score(reranker, "29", "0"), score(reranker, "29", "60"), score(reranker, "29", "200"));
            assertThat(relevances.get(1).positives()).containsExactly(score(reranker, "61", "60"));
        }
        assertThat(heard.stream().mapToInt(Integer::intValue).sum()).isEqualTo(8);
    }

    private static double score(TinyReranker reranker, String query, String passage) {
        return reranker.model().score(query, List.of(passage)).getFirst().score();
    }

    private static RetrievalDataset dataset(List<String> passages, List<String> queries, List<Integer> relevant) {
        List<Passage> corpus = passages.stream()
                .map(text -> new Passage(new PassageId("p" + text), "", text))
                .toList();
        List<Query> asked = queries.stream()
                .map(text -> new Query(new QueryId("q" + text), text))
                .toList();
        Map<QueryId, Judgements> judged = Map.of(
                asked.get(0).id(),
                        new Judgements(Map.of(corpus.get(relevant.get(0)).id(), 1)),
                asked.get(1).id(),
                        new Judgements(Map.of(corpus.get(relevant.get(1)).id(), 1)));
        return new RetrievalDataset("circle", "1", Corpus.of(corpus), new Topics(asked), Qrels.copyOf(judged));
    }

    @Test
    void aThresholdIsKeptBesideItsModelAndOnlyForIt() throws IOException {
        ModelDirectory model = ModelDirectory.read(TinyBert.write(folder.resolve("tiny")));
        Calibration calibration = Calibration.of(
                List.of(group(List.of(0.75), List.of(0.25)), group(List.of(0.8), List.of(0.3))),
                new ThresholdGoal.Recall(0.9));
        SavedThreshold saved = SavedThreshold.of(model, ScoreKind.COSINE, calibration, "pairs.tsv");

        assertThat(SavedThreshold.read(model)).isEmpty();
        saved.writeTo(model.path());

        // The model is the same one: its revision did not change.
        assertThat(SavedThreshold.read(ModelDirectory.read(model.path()))).contains(saved);
        Path file = model.path().resolve(SavedThreshold.FILE_NAME);
        String text = Files.readString(file);
        Files.writeString(file, text.replace(model.card().revision(), "other"));
        assertThatThrownBy(() -> SavedThreshold.read(model))
                .hasMessageContaining("this is of revision other, the model has "
                        + model.card().revision());
        Files.writeString(file, text.replace("0.75", "\"much\""));
        assertThatThrownBy(() -> SavedThreshold.read(model)).hasMessageContaining("'threshold' is no number");
        Files.writeString(file, text.replace("cosine", "dot"));
        assertThatThrownBy(() -> SavedThreshold.read(model)).hasMessageContaining("'score' is 'dot'");
    }

    @Test
    void aReportSaysItInBothLanguages() {
        Calibration calibration = Calibration.of(
                List.of(group(List.of(0.75), List.of(0.25)), group(List.of(0.8), List.of(0.3))),
                new ThresholdGoal.Recall(0.9));

        assertThat(new CalibrationReport(calibration, "tiny", "pairs.tsv", Language.EN).markdown())
                .contains("# What the scores of tiny mean on pairs.tsv", "2 positives, 2 negatives", "0.7500");
        assertThat(new CalibrationReport(calibration, "tiny", "pairs.tsv", Language.ZH).html())
                .contains("tiny 的分数在 pairs.tsv 上的含义", "<svg", "相关的概率");
    }
}
