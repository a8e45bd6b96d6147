package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.EmbeddingException;
import io.embedsmith.embedding.ModelUnavailableException;
import io.embedsmith.embedding.UnknownModelException;
import io.embedsmith.embedding.model.MeasuredSpeed;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Models of one or several folders, run in this process by ONNX Runtime.
 *
 * <p>A folder is a model directory or holds model directories. A directory that cannot be used does not keep the others from
 * working: it is logged, and asking for its model tells why.
 */
public final class LocalModelHost implements ModelHost {
    private static final Logger LOG = Logger.getLogger(LocalModelHost.class);

    private final Map<ModelId, Hosted> models = new ConcurrentSkipListMap<>();
    private final Map<String, ModelId> names = new ConcurrentHashMap<>();
    private final Map<String, EmbeddingException> refused = new ConcurrentSkipListMap<>();
    private final Set<Path> known = new HashSet<>();
    private final HostParts parts;
    private final Thread unloader;

    private LocalModelHost(ModelHostSettings settings, LongSupplier nanoTime) {
        this.parts = new HostParts(
                settings,
                new SessionCache(settings, EncoderSession::load, nanoTime),
                new Workers(settings.threads()),
                new SpeedBook(settings.stateDirectory(), Machine.describe()));
        refresh();
        this.unloader = new Thread(this::unloadFromTimeToTime, "embedsmith-unload");
        unloader.setDaemon(true);
        unloader.start();
    }

    /**
     * Finds the models of the folders; loads none yet.
     *
     * @throws ModelUnavailableException if a folder does not exist
     */
    public static LocalModelHost open(ModelHostSettings settings) {
        return open(settings, System::nanoTime);
    }

    static LocalModelHost open(ModelHostSettings settings, LongSupplier nanoTime) {
        return new LocalModelHost(settings, nanoTime);
    }

    private static List<Path> directories(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ModelUnavailableException("model folder " + folder.toAbsolutePath()
                    + " does not exist; check the path, or build the bundled models");
        }
        if (ModelDirectory.isOne(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> !isUnfinished(child))
                    .filter(ModelDirectory::isOne)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ModelUnavailableException("model folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Directories in the making have hidden names. */
    private static boolean isUnfinished(Path directory) {
        return String.valueOf(directory.getFileName()).startsWith(".");
    }

    @Override
    public synchronized void refresh() {
        for (Path folder : parts.settings().folders()) {
            for (Path directory : directories(folder)) {
                if (known.add(directory)) {
                    add(directory);
                }
            }
        }
    }

    private void add(Path path) {
        try {
            ModelDirectory directory = ModelDirectory.read(path);
            ModelId id = directory.card().id();
            if (models.containsKey(id)) {
                throw new ModelUnavailableException("model directory " + path + " has the id " + id
                        + ", which an earlier directory has already; give one of them another \"id\"");
            }
            Hosted model =
                    switch (directory.card().kind()) {
                        case ENCODER -> new HostedModel(directory, parts);
                        case RERANKER -> new HostedReranker(directory, parts);
                    };
            models.put(id, model);
            model.names().forEach(name -> names.putIfAbsent(name, id));
        } catch (EmbeddingException e) {
            LOG.warnf("%s", e.getMessage());
            refused.put(String.valueOf(path.getFileName()), e);
        }
    }

    @Override
    public List<ModelCard> cards() {
        return models.values().stream().map(Hosted::card).toList();
    }

    @Override
    public EmbeddingModel model(ModelId id) {
        Hosted model = hosted(id);
        model.directory().requireKind(ModelKind.ENCODER);
        return (EmbeddingModel) model;
    }

    @Override
    public Reranker reranker(ModelId id) {
        Hosted model = hosted(id);
        model.directory().requireKind(ModelKind.RERANKER);
        return (Reranker) model;
    }

    private Hosted hosted(ModelId id) {
        ModelId known = names.getOrDefault(id.value(), id);
        Hosted model = models.get(known);
        if (model != null) {
            return model;
        }
        EmbeddingException reason = refused.get(id.value());
        if (reason != null) {
            throw new ModelUnavailableException("model " + id + " cannot be used: " + reason.getMessage(), reason);
        }
        throw new UnknownModelException("there is no model '" + id + "'; there are " + new ArrayList<>(models.keySet())
                + (models.isEmpty() ? "; check the model folders" : ""));
    }

    @Override
    public ModelCard measure(ModelId id) {
        EmbeddingModel model = model(id);
        MeasuredSpeed speed = new SpeedTest(model, parts.settings().threads()).run();
        parts.speeds().put(model.card(), speed);
        return model.card();
    }

    /** Ids of the models whose weights are in memory now. */
    public List<ModelId> loaded() {
        return parts.sessions().loaded();
    }

    private void unloadFromTimeToTime() {
        Duration period =
                Duration.ofMillis(Math.clamp(parts.settings().idleTime().toMillis() / 4, 100, 60_000));
        try {
            while (true) {
                Thread.sleep(period);
                parts.sessions().unloadIdle();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the host was closed
        }
    }

    /** Unloads what has been idle; happens by itself too. */
    void unloadIdle() {
        parts.sessions().unloadIdle();
    }

    @Override
    public void close() {
        unloader.interrupt();
        parts.sessions().close();
        parts.workers().close();
        models.values().forEach(Hosted::close);
    }
}
