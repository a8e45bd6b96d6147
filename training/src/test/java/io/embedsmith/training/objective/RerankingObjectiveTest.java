package io.embedsmith.training.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.TextPair;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.encoder.GraphReranker;
import io.embedsmith.training.encoder.TrainableReranker;
import io.embedsmith.training.graph.Pass;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.libtorch.HostTensors;
import io.embedsmith.training.libtorch.Libtorch;
import io.embedsmith.training.libtorch.NativeMemory;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.loss.BinaryCrossEntropy;
import io.embedsmith.training.loss.GroupCrossEntropy;
import io.embedsmith.training.loss.GroupDistillation;
import io.embedsmith.training.loss.GroupScores;
import io.embedsmith.training.loss.ScoreLoss;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.reranker.NewReranker;
import io.embedsmith.training.run.Pace;
import io.embedsmith.training.run.RatePlan;
import io.embedsmith.training.run.RunFolder;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.run.TrainingRun;
import io.embedsmith.training.run.Watch;
import io.embedsmith.training.testing.TinyBert;
import io.embedsmith.training.validation.RerankingValidation;
import io.embedsmith.training.validation.Validation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tiny reranker learns by the same run that encoders do. */
class RerankingObjectiveTest {
    private static final List<TrainingExample> EXAMPLES = List.of(
            example("capital of China", "Beijing is a city.", "Limes and pears."),
            example("a green fruit", "Limes and pears.", "Snow falls in winter."),
            example("cold season", "Snow falls in winter.", "The cheetah runs."),
            example("fast animal", "The cheetah runs.", "Beijing is a city."));

    private static final List<LabelledPair> PAIRS = List.of(
            new LabelledPair("capital of China", "Beijing is a city.", 1),
            new LabelledPair("capital of China", "Limes and pears.", 0),
            new LabelledPair("a green fruit", "Limes and pears.", 1),
            new LabelledPair("a green fruit", "Beijing is a city.", 0));

    private static final Workers WORKERS = new Workers(2);

    @TempDir
    Path folder;

    private TrainableReranker reranker;

    @BeforeEach
    void open() {
        Libtorch.load(2);
        ModelDirectory encoder = ModelDirectory.read(TinyBert.write(folder.resolve("tiny")));
        reranker = TrainableReranker.open(NewReranker.of(encoder, folder.resolve("new"), new ModelId("new"), 5));
    }

    @AfterEach
    void close() {
        reranker.close();
    }

    private static TrainingExample example(String query, String positive, String negative) {
        return new TrainingExample(
                query,
                List.of(positive),
                List.of(negative),
                Optional.of(new TeacherScores(List.of(4.0), List.of(-4.0))),
                Optional.empty(),
                Optional.empty());
    }

    private RerankingObjective groups(int size, ScoreLoss<GroupScores> loss) {
        return new RerankingObjective(
                reranker, ExampleFiles.of(List.of(EXAMPLES)), new RerankingObjective.PairGroups(size, 64, loss));
    }

    private void train(Objective objective) {
        RunSettings settings = new RunSettings(
                Pace.of(150, 4),
                new RatePlan(0.01, 0.1, LearningRate.Decline.LINEAR),
                AdamWSettings.withDecay(0.01),
                RateFactors.SAME,
                Dropout.NONE,
                1,
                OptionalDouble.empty(),
                Watch.DEFAULT,
                7);
        try (RunFolder kept = RunFolder.open(folder.resolve("run"), new LinkedHashMap<>());
                TrainingRun run = new TrainingRun(
                        new TrainingRun.Parts(reranker, objective, Optional.empty(), WORKERS), settings, kept)) {
            run.run(TrainingListener.NONE);
        }
    }

    private float logit(String query, String passage) {
        return NativeMemory.scoped(() -> NativeMemory.withoutGradients(() -> HostTensors.toFloats(
                reranker.forward(List.of(reranker.tokenize(new TextPair(query, passage), 64)), Pass.INFERENCE))[0]));
    }

    @Test
    void positivesRiseAboveNegatives() {
        List<TrainingExample> examples = List.of(
                example("capital of China", "Beijing is a city.", "Coal is black."),
                example("a green fruit", "Limes and pears.", "A new tower."),
                example("cold season", "Snow falls in winter.", "A brook is short."),
                example("fast animal", "The cheetah runs.", "A snail creeps."));
        train(new RerankingObjective(
                reranker,
                ExampleFiles.of(List.of(examples)),
                new RerankingObjective.PairGroups(2, 64, new GroupCrossEntropy())));

        for (TrainingExample example : examples) {
            assertThat(logit(example.query(), example.positives().getFirst()))
                    .isGreaterThan(
                            logit(example.query(), example.hardNegatives().getFirst()) + 1);
        }
    }

    @Test
    void theTeachersScoresReachTheLoss() {
        train(groups(2, new GroupDistillation()));

        assertThat(logit("cold season", "Snow falls in winter."))
                .isGreaterThan(logit("cold season", "The cheetah runs.") + 1);
    }

    @Test
    void labelledPairsPullTheScoreItself() {
        train(new RelevanceObjective(reranker, ExampleFiles.of(List.of(PAIRS)), 64, new BinaryCrossEntropy()));

        for (LabelledPair pair : PAIRS) {
            double probability = 1 / (1 + Math.exp(-logit(pair.first(), pair.second())));
            assertThat(Math.abs(probability - pair.score())).isLessThan(0.3);
        }
    }

    @Test
    void aBatchHoldsEveryPairOfEveryGroup() {
        RerankingObjective objective = groups(3, new GroupCrossEntropy());

        TextBatch batch = objective.batch(List.of(2, 0), new SplittableRandom(1));

        assertThat(batch.sequences()).hasSize(6);
        assertThat(batch.sequences().getFirst().ids())
                .isEqualTo(reranker.tokenize(new TextPair("cold season", "Snow falls in winter."), 64)
                        .ids());
        assertThat(objective.examples().all().get(2).summary()).isEqualTo("cold season -> Snow falls in winter.");
        assertThat(objective.examples().sizes()).containsExactly(4);
    }

    @Test
    void aValidationReadsTheWeightsAsTheyAre() {
        List<Passage> passages = new ArrayList<>();
        List<Query> queries = new ArrayList<>();
        Map<QueryId, Judgements> qrels = new LinkedHashMap<>();
        for (int i = 0; i < EXAMPLES.size(); i++) {
            PassageId answer = new PassageId("p" + i);
            QueryId query = new QueryId("q" + i);
            passages.add(new Passage(answer, "", EXAMPLES.get(i).positives().getFirst()));
            queries.add(new Query(query, EXAMPLES.get(i).query()));
            qrels.put(query, new Judgements(Map.of(answer, 1)));
        }
        RetrievalDataset dataset =
                new RetrievalDataset("tiny", "1", Corpus.of(passages), new Topics(queries), Qrels.copyOf(qrels));
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(folder.resolve("tiny")))) {
            Validation validation = RerankingValidation.of(
                    dataset, host.model(new ModelId("tiny-bert")), new GraphReranker(reranker, 64, WORKERS), 4);
            double before = validation.measure();

            train(groups(2, new GroupCrossEntropy()));

            assertThat(validation.metric()).isEqualTo("ndcg_at_10");
            assertThat(validation.measure()).isGreaterThan(before).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatNothingCanBeLearnedFromIsRefused() {
        assertThatThrownBy(() -> groups(1, new GroupCrossEntropy()))
                .hasMessageContaining("a reranker needs at least 2, a positive and a negative");
        assertThatThrownBy(() ->
                        new RelevanceObjective(reranker, ExampleFiles.of(List.of(PAIRS)), 3, new BinaryCrossEntropy()))
                .hasMessageContaining("the longest pair has 3 tokens; at least 8 are needed");
        List<LabelledPair> grades = List.of(new LabelledPair("a", "b", 1), new LabelledPair("c", "d", 3));
        assertThatThrownBy(() -> new RelevanceObjective(
                        reranker, ExampleFiles.of(List.of(grades)), 64, new BinaryCrossEntropy()))
                .hasMessageContaining("file 1, example 2: the label is 3.0; rerankers learn labels from 0 to 1");
    }
}
