package io.embedsmith.api.training;

import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.wiring.Parts;
import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.runtime.ModelHost;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Tunes models of the server into its folder of own models, from where they are served like any other. */
@ApplicationScoped
public class ModelTrainings {
    private static final String TRAINED_FROM = "fp32";

    private final EmbedsmithConfig config;
    private final ModelHost models;
    private final Trainings trainings;
    private final JudgedExamples judged;

    ModelTrainings(EmbedsmithConfig config, ModelHost models, Trainings trainings, JudgedExamples judged) {
        this.config = config;
        this.models = models;
        this.trainings = trainings;
        this.judged = judged;
    }

    /**
     * Says at once what a job would only find out later.
     *
     * @throws ApiException if the name is taken, the model cannot be trained, or a setting says nothing about its kind
     */
    public void check(TrainingWish wish) {
        try {
            OptionsOfKind.check(wish.kind(), wish.options().keySet());
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCode.INVALID_REQUEST, String.valueOf(e.getMessage()), e);
        }
        ModelCard card = card(new ModelId(wish.model()));
        if (!card.precision().equals(TRAINED_FROM)) {
            throw new ApiException(
                    ErrorCode.MODEL_UNTRAINABLE,
                    "the model '" + wish.model() + "' has " + card.precision() + " weights; only " + TRAINED_FROM
                            + " can be trained: take the model that it was made from");
        }
        if (wish.kind() == ModelKind.ENCODER && card.kind() == ModelKind.RERANKER) {
            throw new ApiException(
                    ErrorCode.MODEL_UNTRAINABLE,
                    "the model '" + wish.model() + "' is a reranker; set 'kind' to reranker, or take an encoder");
        }
        boolean isTaken =
                models.cards().stream().anyMatch(known -> known.id().value().equals(wish.name()));
        if (isTaken || Files.exists(target(wish))) {
            throw taken(wish);
        }
    }

    /** Of an encoder or a reranker. */
    private ModelCard card(ModelId id) {
        return models.cards().stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .orElseGet(() -> models.model(id).card());
    }

    private static ApiException taken(TrainingWish wish) {
        return new ApiException(
                ErrorCode.CONFLICT, "there is a model '" + wish.name() + "' already; choose another name");
    }

    /**
     * Which training, of whom.
     *
     * @param id that of its job
     */
    public record Address(TenantId tenant, UUID id) {}

    /**
     * Trains, or goes on from the checkpoint of an earlier attempt on this data directory, until the model is served or the
     * listener says stop.
     *
     * @param copy puts the caller's files into a folder
     */
    public void run(Address address, Consumer<Path> copy, TrainingListener listener) {
        Training training = trainings.get(address.tenant(), address.id());
        TrainingWish wish = training.wish();
        TrainingFolder folder = folder(training);
        boolean isServed = training.finishedAt().isPresent() && Files.exists(target(wish)) && !folder.hasModel();
        if (!isServed) {
            folder.make();
            if (!folder.isWhole()) {
                copy.accept(folder.input());
                writeDevelopment(address, wish, folder);
                new TrainingAttempt(folder, news -> trainings.tell(address.tenant(), address.id(), news), listener)
                        .run(new TrainingProgram(config), arguments(wish).of(folder));
            }
            if (!folder.isWhole()) {
                return;
            }
            if (Files.exists(target(wish))) {
                throw taken(wish);
            }
            trainings.finish(address.tenant(), address.id(), folder.reports());
            folder.publish(target(wish));
        }
        models.refresh();
        folder.delete();
    }

    /** Once: a run that goes on must be measured on what it began with, whatever became of the collection. */
    private void writeDevelopment(Address address, TrainingWish wish, TrainingFolder folder) {
        Path file = TrainingInput.development(folder.input());
        if (wish.development().isPresent() && !Files.exists(file)) {
            DevelopmentSet set = wish.development().get();
            judged.write(new EvaluationSets.Address(address.tenant(), set.collection(), set.set()), file);
        }
    }

    /** Forgets a training that does not run, with all that it would go on from; its model stays. */
    public void delete(Address address) {
        Training training = trainings.get(address.tenant(), address.id());
        trainings.delete(address.tenant(), address.id());
        folder(training).delete();
    }

    private TrainingArguments arguments(TrainingWish wish) {
        return new TrainingArguments(wish, config.evaluation().taskFiles().orElse(List.of()));
    }

    private TrainingFolder folder(Training training) {
        return TrainingFolder.of(config, training.id(), training.wish().name());
    }

    private Path target(TrainingWish wish) {
        return Parts.ownModels(config).resolve(wish.name());
    }
}
