package io.embedsmith.api.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/** The work of the jobs that measure a collection by a set: each leaves one run, however many attempts it takes. */
@ApplicationScoped
public class MeasuringJobs {
    private final Measurements measurements;
    private final TunedSettings settings;
    private final EvaluationRuns runs;

    MeasuringJobs(Measurements measurements, TunedSettings settings, EvaluationRuns runs) {
        this.measurements = measurements;
        this.settings = settings;
        this.runs = runs;
    }

    /** Measures the plan's systems. */
    public void evaluate(MeasuringJob job, EvaluationPlan plan, QueryListener listener) {
        once(job, "evaluate", listener, () -> measurements.evaluate(job, plan, listener));
    }

    /** Chooses a coefficient, and stores it when that is wanted and it is better. */
    public void tune(MeasuringJob job, TuningPlan plan, QueryListener listener) {
        once(job, "tune", listener, () -> measurements.tune(job, plan, listener))
                .flatMap(Outcome::tuning)
                .ifPresent(decided -> settings.store(job.set(), decided));
    }

    /** The run that an earlier attempt kept before it died is not measured again. */
    private Optional<Outcome> once(
            MeasuringJob job,
            String kind,
            QueryListener listener,
            Supplier<Optional<Measurements.Measurement>> measuring) {
        Optional<Outcome> earlier = runs.outcome(job);
        if (earlier.isPresent()) {
            int measured = earlier.get().coverage().measured();
            listener.total(measured, measured);
            return earlier;
        }
        Optional<Measurements.Measurement> measurement = measuring.get();
        measurement.ifPresent(found -> runs.keep(job, kind, found));
        return measurement.map(Measurements.Measurement::outcome);
    }
}
