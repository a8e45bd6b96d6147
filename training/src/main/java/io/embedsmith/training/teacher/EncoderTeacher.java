package io.embedsmith.training.teacher;

import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.mining.MiningEmbedder;
import io.embedsmith.training.mining.MiningVectors;
import io.embedsmith.training.mining.Passages;
import io.embedsmith.training.neighbour.InnerProduct;
import java.util.ArrayList;
import java.util.List;

/** A larger encoder: the cosines of its vectors, with its own instructions, or the example's. */
public final class EncoderTeacher implements Teacher {
    private final MiningEmbedder embedder;
    private final TeacherTemperature temperature;

    /** Over what makes the vectors. */
    public EncoderTeacher(MiningEmbedder embedder, TeacherTemperature temperature) {
        this.embedder = embedder;
        this.temperature = temperature;
    }

    @Override
    public List<TrainingExample> teach(List<TrainingExample> examples) {
        Passages passages = Passages.ofExamples(examples);
        MiningVectors vectors = embedder.embed(examples, passages);
        List<TrainingExample> taught = new ArrayList<>(examples.size());
        for (int i = 0; i < examples.size(); i++) {
            TrainingExample example = examples.get(i);
            float[] query = vectors.queries().copyRow(i);
            Scorer scorer = text ->
                    temperature.of(InnerProduct.of(query, vectors.passages().copyRow(passages.row(text))));
            taught.add(example.withTeacherScores(
                    new TeacherScores(scorer.all(example.positives()), scorer.all(example.hardNegatives()))));
        }
        return List.copyOf(taught);
    }

    /** For one query. */
    @FunctionalInterface
    private interface Scorer {
        double of(String passage);

        default List<Double> all(List<String> passages) {
            return passages.stream().map(this::of).toList();
        }
    }
}
