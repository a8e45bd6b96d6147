package io.embedsmith.api.cli;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.embedding.runtime.Reranker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models that run in this process for the time of a command. */
final class OpenModels implements AutoCloseable {
    private final EmbedsmithConfig config;
    private final List<ModelHost> hosts = new ArrayList<>();
    private @Nullable ModelHost configured;

    OpenModels(EmbedsmithConfig config) {
        this.config = config;
    }

    /** A folder that holds a model, or the id of one. */
    EmbeddingModel model(String name) {
        Place place = place(name);
        return place.host().model(place.id());
    }

    /** A folder that holds a reranker, or the id of one. */
    Reranker reranker(String name) {
        Place place = place(name);
        return place.host().reranker(place.id());
    }

    private record Place(ModelHost host, ModelId id) {}

    private Place place(String name) {
        Path folder = Path.of(name);
        boolean isFolder = name.contains("/") || name.startsWith(".");
        if (isFolder && Files.isDirectory(folder)) {
            ModelHost host = Parts.models(config, List.of(folder));
            hosts.add(host);
            if (host.cards().size() == 1) {
                return new Place(host, host.cards().getFirst().id());
            }
            // Nothing usable, or several: asking for the folder's name tells why.
            return new Place(
                    host,
                    new ModelId(
                            String.valueOf(folder.toAbsolutePath().normalize().getFileName())));
        }
        ModelHost host = configured;
        if (host == null) {
            host = Parts.models(config);
            hosts.add(host);
            configured = host;
        }
        return new Place(host, new ModelId(name));
    }

    /** The model's card with its speed, measured now. */
    ModelCard measured(EmbeddingModel model) {
        ModelId id = model.card().id();
        // A model belongs to the host that gives it out: two folders may hold models of one id.
        return hosts.stream()
                .filter(host ->
                        host.cards().contains(model.card()) && host.model(id).equals(model))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no host has model " + id + "; this is a bug"))
                .measure(id);
    }

    @Override
    public void close() {
        hosts.forEach(ModelHost::close);
    }
}
