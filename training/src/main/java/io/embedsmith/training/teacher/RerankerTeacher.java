package io.embedsmith.training.teacher;

import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.evaluation.model.EmbeddingProgress;
import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** A reranker, which reads query and passage together: its logits, as FlagEmbedding's {@code add_reranker_score} writes them. */
public final class RerankerTeacher implements Teacher {
    /** Enough pairs that those of like length run together, few enough that memory does not grow with the file. */
    private static final int EXAMPLES_AT_ONCE = 256;

    private final Reranker reranker;
    private final TeacherTemperature temperature;
    private final EmbeddingProgress progress;

    /** @param progress counts pairs of query and passage */
    public RerankerTeacher(Reranker reranker, TeacherTemperature temperature, EmbeddingProgress progress) {
        this.reranker = reranker;
        this.temperature = temperature;
        this.progress = progress;
    }

    @Override
    public List<TrainingExample> teach(List<TrainingExample> examples) {
        long total = examples.stream().flatMap(RerankerTeacher::passages).count();
        AtomicLong done = new AtomicLong();
        List<TrainingExample> taught = new ArrayList<>(examples.size());
        for (int start = 0; start < examples.size(); start += EXAMPLES_AT_ONCE) {
            List<TrainingExample> part = examples.subList(start, Math.min(examples.size(), start + EXAMPLES_AT_ONCE));
            List<TextPair> pairs = part.stream()
                    .flatMap(example -> passages(example).map(passage -> new TextPair(example.query(), passage)))
                    .toList();
            Iterator<Relevance> scores = reranker.score(pairs, count -> progress.embedded(done.addAndGet(count), total))
                    .iterator();
            part.forEach(example -> taught.add(example.withTeacherScores(
                    new TeacherScores(next(scores, example.positives()), next(scores, example.hardNegatives())))));
        }
        return List.copyOf(taught);
    }

    private static Stream<String> passages(TrainingExample example) {
        return Stream.concat(example.positives().stream(), example.hardNegatives().stream());
    }

    private List<Double> next(Iterator<Relevance> scores, List<String> passages) {
        return passages.stream()
                .map(passage -> temperature.of(scores.next().logit()))
                .toList();
    }
}
