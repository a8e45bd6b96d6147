package io.embedsmith.api.cli;

import io.embedsmith.api.wiring.ModelPlaces;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.training.data.DataKind;
import io.embedsmith.training.data.ExampleFiles;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.objective.RerankingObjective;
import io.embedsmith.training.run.RunSettings;
import io.embedsmith.training.tuning.DevelopmentData;
import io.embedsmith.training.tuning.RerankerRequest;
import io.embedsmith.training.tuning.RerankerTask;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What only rerankers need to be trained. */
final class TrainReranker {
    @Option(
            names = "--dev-encoder",
            paramLabel = "MODEL",
            description = {
                "With --kind reranker: finds the passages of the dev set, of --tasks and of --guards that are put in order.",
                "Without it: --model, which must then be an encoder."
            })
    private @Nullable String devEncoder;

    @Option(
            names = "--dev-depth",
            paramLabel = "N",
            description = "With --kind reranker: passages of each query that it reads. Without it: ${DEFAULT-VALUE}.")
    private int devDepth = 20;

    /** What the other options say. */
    record Wanted(
            TrainData data,
            TrainLoss loss,
            RunSettings settings,
            SequencedMap<String, String> revisions,
            ModelPlaces places) {}

    /**
     * What finds the passages that a reranker puts in order.
     *
     * @param depth passages of each query
     */
    record FirstStage(ModelDirectory encoder, int depth) {}

    /** That of a reranker which is made of a model. */
    FirstStage firstStage(ModelDirectory model, ModelPlaces places) {
        return new FirstStage(encoder(model, places), devDepth);
    }

    RerankerRequest request(Path folder, Wanted wanted) {
        ModelDirectory model = ModelDirectory.read(folder);
        return new RerankerRequest(
                model, task(wanted), candidates(model, wanted), wanted.settings(), wanted.revisions());
    }

    private static RerankerTask task(Wanted wanted) {
        TrainData data = wanted.data();
        TrainLoss loss = wanted.loss();
        if (data.kind() == DataKind.PAIRS) {
            return new RerankerTask.Labelled(data.pairs(), loss.pairLength(), loss.ofLabels());
        }
        ExampleFiles<TrainingExample> examples = data.examples();
        return new RerankerTask.Groups(
                examples,
                new RerankingObjective.PairGroups(loss.groupSize(examples), loss.pairLength(), loss.ofGroups()));
    }

    private Optional<RerankerRequest.Candidates> candidates(ModelDirectory model, Wanted wanted) {
        return wanted.data().development().map(development -> switch (development) {
            case DevelopmentData.Retrieval retrieval ->
                new RerankerRequest.Candidates(retrieval.dataset(), encoder(model, wanted.places()), devDepth);
            case DevelopmentData.Similarity _ ->
                throw new IllegalArgumentException(
                        "--dev has labelled pairs; a reranker is measured on queries with judged passages");
        });
    }

    private ModelDirectory encoder(ModelDirectory model, ModelPlaces places) {
        if (devEncoder != null) {
            return ModelDirectory.read(places.folder(devEncoder)).requireKind(ModelKind.ENCODER);
        }
        if (model.card().kind() == ModelKind.RERANKER) {
            throw new IllegalArgumentException("--model " + model.card().id() + " is a reranker, which finds nothing by"
                    + " itself; name an encoder that finds the passages to be put in order with --dev-encoder");
        }
        return model;
    }
}
