package io.embedsmith.api.rest;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.evaluation.EvaluationSets;
import io.embedsmith.api.job.StagedFile;
import io.embedsmith.api.rest.dto.TrainingDto;
import io.embedsmith.api.training.TrainingInput;
import io.embedsmith.api.training.TrainingWish;
import io.embedsmith.api.training.UploadedData;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** What a caller sends to have a model tuned. */
@Singleton
class TrainingForm {
    private final FormParts parts;
    private final Chosen chosen;
    private final EvaluationAddresses addresses;
    private final EvaluationSets sets;

    TrainingForm(FormParts parts, Chosen chosen, EvaluationAddresses addresses, EvaluationSets sets) {
        this.parts = parts;
        this.chosen = chosen;
        this.addresses = addresses;
        this.sets = sets;
    }

    /** Of models, tasks and evaluation sets that are there. */
    TrainingWish wish(@Nullable String training) {
        TrainingDto.Request request = parts.valid("training", training, TrainingDto.Request.class);
        TrainingWish wish = request.toWish();
        if (request.settings() != null) {
            Optional.ofNullable(request.settings().tasks()).ifPresent(chosen::tasks);
            Optional.ofNullable(request.settings().guards()).ifPresent(chosen::tasks);
            Optional.ofNullable(request.settings().devEncoder()).ifPresent(id -> chosen.models(List.of(id)));
        }
        wish.development().ifPresent(dev -> sets.get(addresses.of(dev.collection(), dev.set())));
        return wish;
    }

    /** The files, named. */
    Data data(TrainingWish wish, @Nullable List<FileUpload> files, @Nullable FileUpload dev) {
        if (dev != null && wish.development().isPresent()) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "there are both a part 'dev' and an evaluation set 'dev' in part 'training'; leave one out");
        }
        if (files == null || files.isEmpty() || files.size() > TrainingInput.MOST_FILES) {
            throw new ApiException(
                    ErrorCode.INVALID_REQUEST,
                    "there are " + (files == null ? 0 : files.size()) + " parts 'file' in the form; send 1 to "
                            + TrainingInput.MOST_FILES + " files to learn from as 'file'");
        }
        return new Data(files, Optional.ofNullable(dev));
    }

    /** Files of examples or labelled pairs, and one to measure on. */
    record Data(List<FileUpload> train, Optional<FileUpload> development) {
        Data {
            train = List.copyOf(train);
        }

        /** @throws ApiException naming part, file and line */
        void check() {
            train.forEach(file -> uploaded(file).check("file"));
            development.ifPresent(file -> uploaded(file).check("dev"));
        }

        private static UploadedData uploaded(FileUpload file) {
            return new UploadedData(file.fileName(), file.uploadedFile());
        }

        /** Under the names that a training knows them by. */
        List<StagedFile> staged() {
            TrainingInput input = new TrainingInput(
                    train.stream().map(FileUpload::uploadedFile).toList(), development.map(FileUpload::uploadedFile));
            List<StagedFile> staged = new ArrayList<>();
            for (String name : input.names()) {
                FileUpload file = staged.size() < train.size() ? train.get(staged.size()) : development.orElseThrow();
                staged.add(new StagedFile(name, file.uploadedFile(), file.size()));
            }
            return staged;
        }
    }
}
