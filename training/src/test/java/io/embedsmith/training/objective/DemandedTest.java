package io.embedsmith.training.objective;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import io.embedsmith.training.data.UnusableTrainingDataException;
import io.embedsmith.training.encoder.TrainableEncoder;
import io.embedsmith.training.loss.Cosent;
import io.embedsmith.training.loss.CosineRegression;
import io.embedsmith.training.loss.Distillation;
import io.embedsmith.training.loss.GroupContrastive;
import io.embedsmith.training.loss.InBatchContrastive;
import io.embedsmith.training.loss.Loss;
import io.embedsmith.training.loss.M3Distillation;
import io.embedsmith.training.loss.Matryoshka;
import io.embedsmith.training.loss.PairBatch;
import io.embedsmith.training.loss.RetrievalBatch;
import io.embedsmith.training.testing.TinyBert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nothing can be learned from is refused when an objective is made, not in the middle of a run. */
class DemandedTest {
    private static final TextLengths LENGTHS = new TextLengths(32, 32);

    @TempDir
    private Path folder;

    private TrainableEncoder encoder;

    @BeforeEach
    void open() {
        encoder = TrainableEncoder.open(ModelDirectory.read(TinyBert.write(folder.resolve("tiny"))));
    }

    @AfterEach
    void close() {
        encoder.close();
    }

    private RetrievalObjective retrieval(List<TrainingExample> examples, int size, Loss<RetrievalBatch> loss) {
        return new RetrievalObjective(
                encoder, ExampleFiles.of(List.of(examples)), new RetrievalObjective.Groups(size, LENGTHS, loss));
    }

    private SimilarityObjective similarity(List<LabelledPair> pairs, Loss<PairBatch> loss) {
        return new SimilarityObjective(encoder, ExampleFiles.of(List.of(pairs)), LENGTHS, loss);
    }

    @Test
    void aLossThatIsAlwaysZeroIsRefused() {
        TrainingExample one = TrainingExample.ofPair("q1", "p1");
        TrainingExample other = TrainingExample.ofPair("q2", "p2");

        assertThatThrownBy(() -> retrieval(List.of(one, other), 1, new GroupContrastive(0.02)))
                .hasMessageContaining("a group has 1: it would always be 0; give examples negatives");
        assertThatThrownBy(() ->
                        retrieval(List.of(one, other), 1, new Matryoshka<>(new GroupContrastive(0.02), List.of(8))))
                .hasMessageContaining("it would always be 0");
        assertThatThrownBy(() ->
                        retrieval(List.of(one, TrainingExample.ofPair("q2", "p1")), 1, new InBatchContrastive(0.02)))
                .hasMessageContaining("all 2 examples have the same positive");
        RetrievalObjective inBatch = retrieval(List.of(one, other), 1, new InBatchContrastive(0.02));
        assertThatThrownBy(() -> inBatch.requireBatch(1))
                .hasMessageContaining("a batch has 1 passage, and nothing to hold it against")
                .hasMessageContaining("raise the batch size");
        assertThatCode(() -> inBatch.requireBatch(2)).doesNotThrowAnyException();
    }

    @Test
    void pairsNeedLabelsThatTheLossCanReach() {
        List<LabelledPair> grades = List.of(new LabelledPair("a", "b", 1), new LabelledPair("c", "d", 4.5));

        assertThatThrownBy(() -> similarity(grades, new CosineRegression()))
                .isInstanceOf(UnusableTrainingDataException.class)
                .hasMessageContaining(
                        "file 1, example 2: the label is 4.5; cosine regression needs labels from -1 to 1");
        assertThatThrownBy(() -> similarity(grades.subList(1, 2), new Cosent(20)))
                .hasMessageContaining("all 1 pairs have the label 4.5");
        SimilarityObjective order = similarity(grades, new Cosent(20));
        assertThatThrownBy(() -> order.requireBatch(1)).hasMessageContaining("a batch has 1 pair");
    }

    @Test
    void aMissingTeacherScoreIsToldWithFileAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("scored.jsonl"), """
                {"query": "a", "pos": ["b"], "neg": ["c"], "pos_scores": [1], "neg_scores": [0]}

                {"query": "d", "pos": ["e"], "neg": ["f"]}
                """);
        ExampleFiles<TrainingExample> examples =
                ExampleFiles.ofPlaced(List.of(TrainingFiles.placedExamples(file, "train")));

        for (Loss<RetrievalBatch> loss : List.<Loss<RetrievalBatch>>of(
                new M3Distillation(0.02), new Distillation(0.02, new InBatchContrastive(0.02)))) {
            assertThatThrownBy(() ->
                            new RetrievalObjective(encoder, examples, new RetrievalObjective.Groups(2, LENGTHS, loss)))
                    .hasMessageContaining("scored.jsonl:3: there are no teacher scores")
                    .hasMessageContaining("'train-data score' adds them");
        }
    }

    @Test
    void aLabelOutsideIsToldWithFileAndLine() throws IOException {
        Path file =
                Files.writeString(folder.resolve("pairs.tsv"), "sentence1\tsentence2\tscore\na\tb\t0.5\nc\td\t-2\n");
        ExampleFiles<LabelledPair> pairs = ExampleFiles.ofPlaced(List.of(TrainingFiles.placedPairs(file)));

        assertThatThrownBy(() -> new SimilarityObjective(encoder, pairs, LENGTHS, new CosineRegression()))
                .hasMessageContaining("pairs.tsv:3: the label is -2.0");
    }

    @Test
    void matryoshkaDimensionsAboveTheVectorsAreRefused() {
        int dimension = encoder.model().card().dimension();
        assertThatThrownBy(() -> retrieval(
                        List.of(TrainingExample.ofPair("a", "b"), TrainingExample.ofPair("c", "d")),
                        1,
                        new Matryoshka<>(new InBatchContrastive(0.02), List.of(4, dimension + 1))))
                .hasMessageContaining("Matryoshka dimensions go up to " + (dimension + 1) + ", vectors of ")
                .hasMessageContaining("have " + dimension);
    }
}
