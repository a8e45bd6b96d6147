package io.embedsmith.api.merge;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.wiring.ModelPlaces;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.training.merge.Merge;
import io.embedsmith.training.merge.MergeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;

/** Merges models of the server into its folder of own models, from where they are served like any other. */
@ApplicationScoped
public class ModelMerges {
    private final EmbedsmithConfig config;
    private final ModelHost models;

    ModelMerges(EmbedsmithConfig config, ModelHost models) {
        this.config = config;
        this.models = models;
    }

    /**
     * Says at once what a job would only find out later.
     *
     * @throws io.embedsmith.training.merge.UnmergeableException if the models do not fit
     * @throws ApiException if the name is taken
     */
    public void check(MergeWish wish) {
        MergeRequest request = request(wish);
        boolean isTaken =
                models.cards().stream().anyMatch(card -> card.id().value().equals(wish.name()));
        if (isTaken || Files.exists(target(wish))) {
            throw new ApiException(
                    ErrorCode.CONFLICT, "there is a model '" + wish.name() + "' already; choose another name");
        }
        Merge.open(request.models(), request.base()).close();
    }

    /** Merges. A model that an earlier attempt finished is not made again. */
    public void run(MergeWish wish) {
        MergeRequest request = request(wish);
        Path target = target(wish);
        if (!Files.exists(target) || !isOf(request, ModelDirectory.read(target))) {
            Merge.write(request, target);
        }
        models.refresh();
    }

    /** The same models, coefficients and method give the same numbers. */
    private static boolean isOf(MergeRequest request, ModelDirectory there) {
        try (Merge merge = Merge.open(request.models(), request.base())) {
            return merge.lineage(request).equals(there.manifest().lineage());
        }
    }

    private MergeRequest request(MergeWish wish) {
        ModelPlaces places = new ModelPlaces(config);
        return wish.request(
                id -> places.folder(models.model(new ModelId(id)).card().id()));
    }

    private Path target(MergeWish wish) {
        return Parts.ownModels(config).resolve(wish.name());
    }
}
