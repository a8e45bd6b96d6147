package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.UnknownModelException;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Runs models from folders on this machine's processor. */
public final class LocalModelHost implements ModelHost {
    private final SortedMap<ModelId, LazyEmbeddingModel> models = new TreeMap<>();
    private final ExecutorService runs;

    private LocalModelHost(ExecutorService runs) {
        this.runs = runs;
    }

    /**
     * Lists the models of the folders; loads none of them.
     *
     * @throws ModelUnavailableException if a folder is missing or a model directory in it does not say what must be known
     */
    public static LocalModelHost open(ModelHostSettings settings) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService runs = Executors.newFixedThreadPool(
                settings.threads(),
                task -> Thread.ofPlatform()
                        .name("embedding-" + number.incrementAndGet())
                        .daemon()
                        .unstarted(task));
        LocalModelHost host = new LocalModelHost(runs);
        for (Path folder : settings.folders()) {
            for (Path directory : modelDirectories(folder)) {
                ModelDirectory model = ModelDirectory.read(directory);
                host.models.put(model.card().id(), new LazyEmbeddingModel(model, runs, settings.threads()));
            }
        }
        return host;
    }

    @Override
    public List<ModelCard> cards() {
        return models.values().stream().map(EmbeddingModel::card).toList();
    }

    @Override
    public EmbeddingModel model(ModelId id) {
        EmbeddingModel model = models.get(id);
        if (model == null) {
            throw new UnknownModelException("there is no model '" + id + "'; there are " + models.keySet()
                    + "; add its folder to the model folders, or name one of these");
        }
        return model;
    }

    @Override
    public void close() {
        models.values().forEach(LazyEmbeddingModel::close);
        runs.shutdownNow();
    }

    private static List<Path> modelDirectories(Path folder) {
        if (ModelDirectory.isOne(folder)) {
            return List.of(folder);
        }
        List<Path> directories = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            children.filter(ModelDirectory::isOne).sorted().forEach(directories::add);
        } catch (IOException e) {
            throw new ModelUnavailableException(
                    "model folder " + folder + " cannot be read: " + e.getMessage() + "; check the path", e);
        }
        return directories;
    }
}
