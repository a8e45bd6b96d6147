package io.embedsmith.evaluation.protocol;

import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.correlation.Correlation;
import io.embedsmith.evaluation.correlation.Pearson;
import io.embedsmith.evaluation.correlation.Spearman;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.evaluation.system.Embeddings;
import io.embedsmith.evaluation.system.Similarity;
import io.embedsmith.evaluation.task.Items;
import io.embedsmith.evaluation.task.Progress;
import io.embedsmith.evaluation.task.SummarizedText;
import io.embedsmith.evaluation.task.SummaryTexts;
import io.embedsmith.evaluation.task.TaskProtocol;
import io.embedsmith.evaluation.task.TaskScores;
import io.embedsmith.evaluation.task.UnusableDataException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Summarization: a machine's summary is as good as it is similar to the nearest summary by a person; that is correlated with
 * what people find, text by text. Texts on which either is constant are left out. Main score: {@code cosine_spearman}.
 */
public final class Summarization implements TaskProtocol<SummaryTexts> {
    private final SummaryScoring scoring;

    public Summarization(SummaryScoring scoring) {
        this.scoring = scoring;
    }

    @Override
    public TaskScores evaluate(SummaryTexts data, Embedder embedder, Progress progress) {
        Embeddings human = embedder.embed(
                TextRole.SYMMETRIC,
                data.texts().stream().flatMap(text -> text.human().stream()).toList());
        Embeddings machine = embedder.embed(
                TextRole.SYMMETRIC,
                data.texts().stream().flatMap(text -> text.machine().stream()).toList());
        List<String> ids = new ArrayList<>();
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        int firstHuman = 0;
        int firstMachine = 0;
        for (int i = 0; i < data.texts().size(); i++) {
            SummarizedText text = data.texts().get(i);
            SummaryQuality quality = SummaryQuality.of(
                    rows(machine, firstMachine, text.machine().size()),
                    rows(human, firstHuman, text.human().size()));
            if (quality.differs() && !Constant.is(relevance(text))) {
                ids.add(Integer.toString(i));
                scores(relevance(text), quality, embedder.similarity())
                        .forEach((metric, score) -> byMetric.computeIfAbsent(metric, name -> new ArrayList<>())
                                .add(score));
            }
            firstHuman += text.human().size();
            firstMachine += text.machine().size();
        }
        if (ids.isEmpty()) {
            throw new UnusableDataException("on none of the " + data.texts().size()
                    + " texts both relevance and similarity differ between summaries; nothing can be correlated");
        }
        Metrics metrics = new Metrics();
        byMetric.forEach((metric, scores) -> metrics.put(metric, Metrics.mean(scores)));
        return metrics.with(new Items.Scores(ids, byMetric));
    }

    private Map<String, Double> scores(double[] relevance, SummaryQuality quality, Similarity similarity) {
        double[] own = similarity == Similarity.DOT ? quality.dot() : quality.cosine();
        Map<String, Double> scores = new LinkedHashMap<>();
        scores.put("pearson", score(Pearson.of(relevance, own)));
        scores.put("spearman", score(Spearman.of(relevance, own)));
        scores.put("cosine_spearman", score(Spearman.of(relevance, quality.cosine())));
        scores.put("cosine_pearson", score(Pearson.of(relevance, quality.cosine())));
        scores.put("dot_pearson", score(Pearson.of(relevance, quality.dot())));
        scores.put("dot_spearman", score(Spearman.of(relevance, quality.dot())));
        return scores;
    }

    private double score(Correlation correlation) {
        return switch (scoring) {
            case CORRELATION -> correlation.coefficient();
            case CORRELATION_WITH_P_VALUE -> (correlation.coefficient() + correlation.pValue()) / 2;
        };
    }

    private static double[] relevance(SummarizedText text) {
        return text.relevance().stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static float[][] rows(Embeddings embeddings, int first, int count) {
        float[][] rows = new float[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = embeddings.copyRow(first + i);
        }
        return rows;
    }
}
