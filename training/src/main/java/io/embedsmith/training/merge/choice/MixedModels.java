package io.embedsmith.training.merge.choice;

import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.UnsavedModel;
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
 * same memory and run from there by ONNX Runtime, with the vectors that it would give if it were written.
 *
 * <p>Implementation note: the same on libtorch, whose weights could be changed in place, takes a fifth longer
 * (docs/merging.md), and its vectors differ from the served ones in the seventh digit.
 */
final class MixedModels {
    private final List<Path> folders;
    private final ModelHostSettings settings;
    private final GraphInMemory graph;

    /**
     * Checks that models fit together.
     *
     * @param settings threads and memory; its folders are not looked at
     * @throws io.embedsmith.training.merge.UnmergeableException if they do not
     */
    MixedModels(List<Path> folders, ModelHostSettings settings) {
        this.folders = List.copyOf(folders);
        this.settings = settings;
        try (Merge merge = Merge.open(folders, Optional.empty())) {
            this.graph = GraphInMemory.of(merge.graph());
        }
    }

    /** Uses one of the models as it is; one without a graph of its own in the graph of the others. */
    <T> T written(Path folder, Function<EmbeddingModel, T> use) {
        try (LocalModelHost host = LocalModelHost.open(settings.withFolders(List.of(folder)))) {
            if (!host.cards().isEmpty()) {
                return use.apply(host.model(host.cards().getFirst().id()));
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
    <T> T mixed(ModelId id, MergeRequest request, Function<EmbeddingModel, T> use) {
        try (Merge merge = Merge.open(request.models(), request.base())) {
            merge.into(request, graph);
            try (UnsavedModel model = UnsavedModel.open(merge.graph(), id, graph.content(), settings)) {
                return use.apply(model);
            }
        }
    }
}
