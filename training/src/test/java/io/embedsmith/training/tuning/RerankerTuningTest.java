package io.embedsmith.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.evaluation.dataset.Corpus;
import io.embedsmith.evaluation.dataset.Judgements;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.dataset.Topics;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.graph.operator.Dropout;
import io.embedsmith.training.loss.GroupCrossEntropy;
import io.embedsmith.training.objective.RerankingObjective;
import io.embedsmith.training.optimizer.AdamWSettings;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.optimizer.RateFactors;
import io.embedsmith.training.run.Pace;
import io.embedsmith.training.run.RatePlan;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.run.Watch;
import io.embedsmith.training.testing.TinyBert;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an encoder's folder to a reranker's. */
class RerankerTuningTest {
    private static final String QUERY = "capital of China";
    private static final String ANSWER = "Beijing is a city.";
    private static final String OTHER = "Coal is black.";

    private static final RunSettings SETTINGS = new RunSettings(
            Pace.of(60, 1),
            new RatePlan(0.01, 0.1, LearningRate.Decline.LINEAR),
            AdamWSettings.withDecay(0.01),
            RateFactors.SAME,
            Dropout.NONE,
            1,
            OptionalDouble.empty(),
            Watch.DEFAULT,
            7);

    @TempDir
    Path folder;

    private RerankerRequest request(ModelDirectory model, ModelDirectory encoder) {
        TrainingExample example = new TrainingExample(
                QUERY, List.of(ANSWER), List.of(OTHER), Optional.empty(), Optional.empty(), Optional.empty());
        QueryId query = new QueryId("q");
        RetrievalDataset dataset = new RetrievalDataset(
                "tiny",
                "1",
                Corpus.of(List.of(
                        new Passage(new PassageId("a"), "", ANSWER), new Passage(new PassageId("b"), "", OTHER))),
                new Topics(List.of(new Query(query, QUERY))),
                Qrels.copyOf(Map.of(query, new Judgements(Map.of(new PassageId("a"), 1)))));
        return new RerankerRequest(
                model,
                new RerankerTask.Groups(
                        ExampleFiles.of(List.of(List.of(example))),
                        new RerankingObjective.PairGroups(2, 64, new GroupCrossEntropy())),
                Optional.of(new RerankerRequest.Candidates(dataset, encoder, 2)),
                SETTINGS,
                new LinkedHashMap<>());
    }

    @Test
    void anEncoderBecomesARerankerAndARerankerIsTunedFurther() {
        ModelDirectory encoder = ModelDirectory.read(TinyBert.write(folder.resolve("tiny")));

        Tuning.Tuned first =
                new RerankerTuning(request(encoder, encoder), folder.resolve("first")).run(2, TrainingListener.NONE);
        Tuning.Tuned second = new RerankerTuning(request(first.model(), encoder), folder.resolve("second"))
                .run(1, TrainingListener.NONE);

        assertThat(first.model().card().kind()).isEqualTo(ModelKind.RERANKER);
        assertThat(first.model().manifest().lineage().parents()).containsExactly(new ModelId("tiny-bert"));
        assertThat(second.model().manifest().lineage().parents()).containsExactly(new ModelId("first"));
        assertThat(first.state().best().orElseThrow().value()).isEqualTo(1);
        try (LocalModelHost host =
                LocalModelHost.open(ModelHostSettings.of(first.model().path()))) {
            var scores = host.reranker(new ModelId("first")).score(QUERY, List.of(OTHER, ANSWER));
            assertThat(scores.get(1).score()).isGreaterThan(scores.get(0).score());
        }
    }
}
