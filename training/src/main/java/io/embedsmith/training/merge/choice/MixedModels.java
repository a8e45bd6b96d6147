package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.Reranker;
import io.embedsmith.embedding.runtime.UnsavedModel;
import io.embedsmith.embedding.runtime.UnsavedReranker;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.runner.TestedSystem;
import io.embedsmith.training.merge.Coefficients;
import io.embedsmith.training.merge.Linear;
import io.embedsmith.training.merge.Merge;
import io.embedsmith.training.merge.MergeRequest;
import io.embedsmith.training.weights.GraphInMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Models that fit together, and mixtures of them, loaded one after the other. A mixture is merged in weight space into the
 * same memory and run from there by ONNX Runtime, with the vectors, or a reranker's scores, that it would give if it were
 * written.
 *
 * <p>Implementation note: the same on libtorch, whose weights could be changed in place, takes a fifth longer
 * (docs/merging.md), and its vectors differ from the served ones in the seventh digit.
 */
final class MixedModels {
    private final List<Path> folders;
    private final ModelHostSettings settings;
    private final Optional<FirstStage> first;
    private final GraphInMemory graph;

    /**
     * Checks that models fit together.
     *
     * @param settings threads and memory; its folders are not looked at
     * @param first of rerankers
     * @throws io.embedsmith.training.merge.UnmergeableException if they do not
     * @throws IllegalArgumentException if they are rerankers with nothing before them, or encoders behind one
     */
    MixedModels(List<Path> folders, ModelHostSettings settings, Optional<FirstStage> first) {
        this.folders = List.copyOf(folders);
        this.settings = settings;
        this.first = first;
        try (Merge merge = Merge.open(folders, Optional.empty())) {
            requireFirstStage(merge.graph().card(), first);
            this.graph = GraphInMemory.of(merge.graph());
        }
    }

    private static void requireFirstStage(ModelCard card, Optional<FirstStage> first) {
        switch (card.kind()) {
            case RERANKER -> {
                if (first.isEmpty()) {
                    throw new IllegalArgumentException("model " + card.id() + " is a reranker, which finds nothing by"
                            + " itself; name an encoder that finds the passages to be put in order (--dev-encoder)");
                }
            }
            case ENCODER -> {
                if (first.isPresent()) {
                    throw new IllegalArgumentException("model " + card.id() + " is an encoder, which finds passages by"
                            + " itself; an encoder before it is for rerankers: name none");
                }
            }
        }
    }

    /** Uses one of the models as it is; one without a graph of its own in the graph of the others. */
    <T> T written(Path folder, Function<MeasuredModel, T> use) {
        try (LocalModelHost host = LocalModelHost.open(settings.withFolders(List.of(folder)))) {
            if (!host.cards().isEmpty()) {
                ModelCard card = host.cards().getFirst();
                return use.apply(
                        switch (card.kind()) {
                            case ENCODER -> measured(host.model(card.id()));
                            case RERANKER -> measured(host.reranker(card.id()));
                        });
            }
        }
        double[] coefficients = new double[folders.size()];
        coefficients[folders.indexOf(folder)] = 1;
        return mixed(
                new ModelId("weights-" + folders.indexOf(folder)),
                new MergeRequest(folders, Coefficients.of(coefficients), new Linear(), Optional.empty()),
                use);
    }

    /** Uses a mixture, which gets a name for the time being. */
    <T> T mixed(ModelId id, MergeRequest request, Function<MeasuredModel, T> use) {
        try (Merge merge = Merge.open(request.models(), request.base())) {
            merge.into(request, graph);
            ModelDirectory like = merge.graph();
            return switch (like.card().kind()) {
                case ENCODER -> {
                    try (UnsavedModel model = UnsavedModel.open(like, id, graph.content(), settings)) {
                        yield use.apply(measured(model));
                    }
                }
                case RERANKER -> {
                    try (UnsavedReranker model = UnsavedReranker.open(like, id, graph.content(), settings)) {
                        yield use.apply(measured(model));
                    }
                }
            };
        }
    }

    private static MeasuredModel measured(EmbeddingModel model) {
        return new MeasuredModel(model.card().id().value(), TestedSystem.of(new LocalEncoder(model)));
    }

    private MeasuredModel measured(Reranker model) {
        return new MeasuredModel(model.card().id().value(), first.orElseThrow().before(model));
    }
}
