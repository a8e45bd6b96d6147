package io.embedsmith.training.merge;

import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.model.EncoderSettings;
import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.training.weights.DerivedModel;
import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightSink;
import io.embedsmith.training.weights.WeightTensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models that fit together, ready to be merged; one tensor of each is in memory at a time. The result has the graph, the
 * tokenizer and the number type of the first model that has a graph. Not safe for use by several threads.
 */
public final class Merge implements AutoCloseable {
    private final List<ModelWeights> models = new ArrayList<>();
    private final Optional<ModelWeights> base;
    private final List<EncoderSettings> settings = new ArrayList<>();
    private final ModelDirectory graph;

    private Merge(List<Path> folders, Optional<Path> base) {
        folders.forEach(folder -> models.add(ModelWeights.open(folder)));
        this.base = base.map(ModelWeights::open);
        List<Path> all = new ArrayList<>(folders);
        base.ifPresent(all::add);
        all.forEach(folder -> settings.add(EncoderSettings.read(folder)));
        this.graph = graph(all);
        for (int i = 1; i < all.size(); i++) {
            SameUse.check(settings.getFirst(), settings.get(i));
            SameArchitecture.check(models.getFirst(), i < models.size() ? models.get(i) : this.base.orElseThrow());
            SameVocabulary.check(all.getFirst(), all.get(i));
        }
    }

    /**
     * Opens models and checks that they fit.
     *
     * @throws UnmergeableException if they differ in architecture, vocabulary, pooling, normalisation or instructions
     */
    public static Merge open(List<Path> models, Optional<Path> base) {
        return new Merge(models, base);
    }

    /** Merges into a new directory. */
    public static ModelDirectory write(MergeRequest request, Path target) {
        try (Merge merge = open(request.models(), request.base());
                DerivedModel derived = DerivedModel.of(merge.graph, target)) {
            merge.into(request, derived);
            return derived.finish(idOf(target), merge.lineage(request));
        }
    }

    private static ModelDirectory graph(List<Path> folders) {
        List<String> reasons = new ArrayList<>();
        for (Path folder : folders) {
            try {
                return ModelDirectory.read(folder);
            } catch (ModelUnavailableException e) {
                reasons.add(e.getMessage());
            }
        }
        throw new UnmergeableException("none of the models has a graph to put the result into: " + reasons);
    }

    private static ModelId idOf(Path target) {
        return new ModelId(String.valueOf(target.toAbsolutePath().normalize().getFileName()));
    }

    /** The model whose graph the result has. */
    public ModelDirectory graph() {
        return graph;
    }

    /** Merges every tensor that the sink takes. */
    public void into(MergeRequest request, WeightSink sink) {
        SharedTensors shared = new SharedTensors(sink.tensors());
        for (WeightTensor tensor : sink.tensors()) {
            TensorGroup group = new ModelsTensor(
                    tensor, models, base, request.coefficients().of(tensor.name()));
            float[] merged = request.method().merge(group);
            shared.check(tensor, merged);
            sink.put(tensor.name(), merged);
        }
    }

    /** What the manifest of the result says of it. */
    public Lineage lineage(MergeRequest request) {
        Map<ModelId, Double> shares = new LinkedHashMap<>();
        for (int i = 0; i < models.size(); i++) {
            ModelId id = settings.get(i).id();
            if (shares.put(id, request.coefficients().values().get(i)) != null) {
                throw new UnmergeableException("two of the models are called " + id
                        + ", so the result could not tell what it was made of; give one of them another \"id\" in its"
                        + " embedsmith.json");
            }
        }
        List<ModelId> parents = new ArrayList<>(shares.keySet());
        String from = "";
        if (base.isPresent()) {
            ModelId id = settings.getLast().id();
            from = " base=" + id;
            if (!parents.contains(id)) {
                parents.add(id);
            }
        }
        String method =
                request.method().description() + from + request.coefficients().exceptions();
        return Lineage.ofMerge(parents, shares, method);
    }

    @Override
    public void close() {
        models.forEach(ModelWeights::close);
        base.ifPresent(ModelWeights::close);
    }
}
