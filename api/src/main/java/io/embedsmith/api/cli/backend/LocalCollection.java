package io.embedsmith.api.cli.backend;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.vector.DenseVector;
import io.embedsmith.retrieval.collection.CollectionInfo;
import io.embedsmith.retrieval.collection.CollectionName;
import io.embedsmith.retrieval.search.NearestPassages;
import io.embedsmith.retrieval.tenant.TenantId;
import io.embedsmith.training.mining.IndexedPassage;
import io.embedsmith.training.mining.PassageIndex;
import java.util.List;

/** A collection of the installation's one tenant, read from its database: whether a server runs or not. */
public final class LocalCollection implements PassageIndex, AutoCloseable {
    private static final TenantId TENANT = TenantId.DEFAULT;

    private final LocalEngine engine;
    private final CollectionInfo info;

    private LocalCollection(LocalEngine engine, CollectionInfo info) {
        this.engine = engine;
        this.info = info;
    }

    /** Connects to the database that the configuration names. */
    public static LocalCollection open(EmbedsmithConfig config, String name) {
        LocalEngine engine = new LocalEngine(config);
        try {
            CollectionName collection = new CollectionName(name);
            return new LocalCollection(engine, engine.retrieval().collections().get(TENANT, collection));
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** What it is. */
    public CollectionInfo info() {
        return info;
    }

    /** Whose vectors it has. */
    public ModelId model() {
        return info.settings().model();
    }

    @Override
    public int deepest() {
        return NearestPassages.MOST;
    }

    @Override
    public List<IndexedPassage> nearest(DenseVector query, int k) {
        return engine.retrieval().nearest().nearest(TENANT, info.name(), query, k).stream()
                .map(found -> new IndexedPassage(found.id().value(), found.text(), found.vector()))
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
