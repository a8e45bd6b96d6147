package io.embedsmith.api.job;

import io.embedsmith.api.error.ApiException;
import io.embedsmith.api.error.ErrorCode;
import io.embedsmith.api.training.ModelTrainings;
import io.embedsmith.api.training.TrainingListener;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** Tunes a model. The caller's files stay in the database until it is served: another server may have to begin anew. */
@Singleton
class TrainModelWork implements JobWork<JobSpec.TrainModel> {
    private final ModelTrainings trainings;
    private final Staging staging;

    TrainModelWork(ModelTrainings trainings, Staging staging) {
        this.trainings = trainings;
        this.staging = staging;
    }

    @Override
    public void run(Job job, JobSpec.TrainModel spec, Attempt attempt) {
        attempt.restart();
        trainings.run(
                new ModelTrainings.Address(job.tenant(), job.id()), folder -> copy(job, folder), progress(attempt));
        if (!attempt.isStopped()) {
            staging.waiting(job.tenant(), job.id())
                    .forEach(file -> staging.done(job.tenant(), job.id(), file.ordinal()));
        }
    }

    private void copy(Job job, Path folder) {
        for (Staging.Waiting file : staging.waiting(job.tenant(), job.id())) {
            Path target = folder.resolve(file.name());
            try {
                staging.read(job.tenant(), job.id(), file.ordinal(), target);
            } catch (IOException e) {
                throw new ApiException(ErrorCode.DISK_FULL, "cannot write " + target + ": " + e.getMessage(), e);
            }
        }
    }

    private static TrainingListener progress(Attempt attempt) {
        return new TrainingListener() {
            @Override
            public void done(long step, long steps) {
                attempt.total(steps);
                attempt.restart(step);
            }

            @Override
            public boolean isCancelled() {
                return attempt.isStopped();
            }
        };
    }
}
