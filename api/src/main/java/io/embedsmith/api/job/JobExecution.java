package io.embedsmith.api.job;

import jakarta.inject.Singleton;

/** Which work belongs to which job. */
@Singleton
class JobExecution {
    private final IngestFilesWork files;
    private final IngestCorpusWork corpus;
    private final IngestWatchWork watch;
    private final ResegmentWork resegment;
    private final MeasureWork measure;
    private final EvaluateWork evaluate;
    private final TuneWork tune;
    private final EvaluateModelsWork evaluateModels;
    private final CompareModelsWork compareModels;
    private final AdviseWork advise;
    private final MergeModelsWork mergeModels;
    private final TrainModelWork trainModel;

    JobExecution(
            IngestFilesWork files,
            IngestCorpusWork corpus,
            IngestWatchWork watch,
            ResegmentWork resegment,
            MeasureWork measure,
            EvaluateWork evaluate,
            TuneWork tune,
            EvaluateModelsWork evaluateModels,
            CompareModelsWork compareModels,
            AdviseWork advise,
            MergeModelsWork mergeModels,
            TrainModelWork trainModel) {
        this.files = files;
        this.corpus = corpus;
        this.watch = watch;
        this.resegment = resegment;
        this.measure = measure;
        this.evaluate = evaluate;
        this.tune = tune;
        this.evaluateModels = evaluateModels;
        this.compareModels = compareModels;
        this.advise = advise;
        this.mergeModels = mergeModels;
        this.trainModel = trainModel;
    }

    void run(Job job, Attempt attempt) {
        switch (job.spec()) {
            case JobSpec.IngestFiles spec -> files.run(job, spec, attempt);
            case JobSpec.IngestCorpus spec -> corpus.run(job, spec, attempt);
            case JobSpec.IngestWatch spec -> watch.run(job, spec, attempt);
            case JobSpec.Resegment spec -> resegment.run(job, spec, attempt);
            case JobSpec.Measure spec -> measure.run(job, spec, attempt);
            case JobSpec.Evaluate spec -> evaluate.run(job, spec, attempt);
            case JobSpec.Tune spec -> tune.run(job, spec, attempt);
            case JobSpec.EvaluateModels spec -> evaluateModels.run(job, spec, attempt);
            case JobSpec.CompareModels spec -> compareModels.run(job, spec, attempt);
            case JobSpec.Advise spec -> advise.run(job, spec, attempt);
            case JobSpec.MergeModels spec -> mergeModels.run(job, spec, attempt);
            case JobSpec.TrainModel spec -> trainModel.run(job, spec, attempt);
        }
    }
}
