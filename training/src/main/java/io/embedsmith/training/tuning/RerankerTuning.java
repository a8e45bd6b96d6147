package io.embedsmith.training.tuning;

import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.training.encoder.GraphReranker;
import io.embedsmith.training.encoder.TrainableReranker;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.reranker.NewReranker;
import io.embedsmith.training.run.RunFolder;
import io.embedsmith.training.run.TrainingListener;
import io.embedsmith.training.run.TrainingRun;
import io.embedsmith.training.validation.RerankingValidation;
import io.embedsmith.training.validation.Validation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tunes a reranker, which may begin as an encoder, and writes what became of it. */
public final class RerankerTuning {
    private final RerankerRequest request;
    private final OutputModel output;

    /** @param output folder of the new model, which must not be there yet; its name becomes the model's id */
    public RerankerTuning(RerankerRequest request, Path output) {
        this.request = request;
        this.output = new OutputModel(output, request.model(), request.settings(), request.fingerprint());
    }

    /** As {@link Tuning#finished}. */
    public Optional<Tuning.Tuned> finished() {
        return output.finished();
    }

    /** As {@link Tuning#run}. */
    public Tuning.Tuned run(int threads, TrainingListener listener) {
        try (Workers workers = Workers.on(request.settings().form().device(), threads);
                RunFolder folder = output.openRun()) {
            Tuning.Tuned tuned;
            try (TrainableReranker reranker = TrainableReranker.open(
                    start(folder.path()),
                    request.settings().form(),
                    request.settings().seed())) {
                tuned = output.train(parts(reranker, workers), reranker.model(), folder, listener);
            }
            folder.remove(RunFolder.START);
            return tuned;
        }
    }

    /** The reranker itself, or the encoder with a head that the seed decides; kept to go on from. */
    private ModelDirectory start(Path runFolder) {
        if (request.model().card().kind() == ModelKind.RERANKER) {
            return request.model();
        }
        Path start = runFolder.resolve(RunFolder.START);
        return Files.exists(start)
                ? ModelDirectory.read(start)
                : NewReranker.of(
                        request.model(),
                        start,
                        new ModelId(RunFolder.START),
                        request.settings().seed());
    }

    private TrainingRun.Parts parts(TrainableReranker reranker, Workers workers) {
        GraphReranker measured = new GraphReranker(reranker, request.task().maxTokens(), workers);
        Optional<Validation> validation = request.development().map(candidates -> validation(candidates, measured));
        return new TrainingRun.Parts(reranker, request.task().objective(reranker), validation, workers);
    }

    private static Validation validation(RerankerRequest.Candidates candidates, GraphReranker reranker) {
        ModelDirectory encoder = candidates.encoder();
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(encoder.path()))) {
            return RerankingValidation.of(
                    candidates.dataset(), host.model(encoder.card().id()), reranker, candidates.depth());
        }
    }
}
