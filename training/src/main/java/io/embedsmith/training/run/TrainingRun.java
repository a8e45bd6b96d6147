package io.embedsmith.training.run;

import io.embedsmith.training.encoder.TrainableModel;
import io.embedsmith.training.graph.Parameter;
import io.embedsmith.training.libtorch.Workers;
import io.embedsmith.training.objective.Objective;
import io.embedsmith.training.objective.TextBatch;
import io.embedsmith.training.optimizer.AdamW;
import io.embedsmith.training.optimizer.GradientNorm;
import io.embedsmith.training.optimizer.LearningRate;
import io.embedsmith.training.validation.Validation;
import io.embedsmith.training.weights.UnusableWeightsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.bytedeco.pytorch.Tensor;

/** Changes the weights of a model until its loss is small. Used by one thread, once. */
public final class TrainingRun implements AutoCloseable {
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(5);

    private final Objective objective;
    private final RunSettings settings;
    private final RunFolder folder;
    private final Optional<Validation> validation;
    private final Chance chance;
    private final BatchPlan plan;
    private final long steps;
    private final LearningRate rate;
    private final Gradients gradients;
    private final AdamW optimizer;
    private final List<Parameter> trained;
    private final Optional<WeightAverage> average;
    private final LiveTensors weights;
    private final Checkpoint checkpoint;
    private long lastCheckpoint = System.nanoTime();

    /**
     * What a run needs.
     *
     * @param validation on data that the objective has not; empty for none
     * @param workers that share each batch
     */
    public record Parts(TrainableModel model, Objective objective, Optional<Validation> validation, Workers workers) {}

    /** Ready to begin, or to go on from the folder's checkpoint. */
    public TrainingRun(Parts parts, RunSettings settings, RunFolder folder) {
        this.objective = parts.objective();
        this.validation = parts.validation();
        this.settings = settings;
        this.folder = folder;
        this.chance = new Chance(settings.seed());
        objective.requireBatch(settings.pace().batchSize());
        this.plan = new BatchPlan(objective.examples().sizes(), settings.pace().batchSize(), chance);
        this.steps = settings.pace().steps(plan.batchesPerEpoch());
        this.rate = settings.rate().over(steps);
        SequencedMap<Parameter, Double> factors =
                settings.layers().of(parts.model().parameters());
        this.trained = List.copyOf(factors.keySet());
        parts.model()
                .parameters()
                .forEach(parameter -> parameter.value().requires_grad_(factors.containsKey(parameter)));
        this.gradients = new Gradients(
                parts.model(),
                parts.workers(),
                settings.dropped(),
                settings.pace().tape());
        this.optimizer = new AdamW(factors, settings.optimizer());
        this.average = settings.averaging().isPresent()
                ? Optional.of(new WeightAverage(trained, settings.averaging().getAsDouble()))
                : Optional.empty();
        this.weights = LiveTensors.weights(trained);
        SequencedMap<String, Tensor> memory = new LinkedHashMap<>(optimizer.memory());
        average.ifPresent(own -> memory.putAll(own.memory()));
        this.checkpoint = new Checkpoint(folder.checkpoint(), weights.and(memory));
    }

    /** Steps of the whole run. */
    public long steps() {
        return steps;
    }

    /**
     * Trains to the end. Then the model has the weights of the best evaluation, or the last ones without validation.
     *
     * @throws DivergedException if the loss is no number any more
     * @throws OutOfMemoryException if a batch is too large
     * @throws UnwrittenCheckpointException if the disk is full
     */
    public RunState run(TrainingListener listener) {
        TrainingListener everyone = event -> {
            folder.events().append(event);
            listener.on(event);
        };
        RunState state = checkpoint.read();
        optimizer.resumeAfter(state.step());
        folder.events().cutAfter(state.step());
        if (state.step() > 0) {
            everyone.on(new TrainingEvent.Resumed(state.step()));
        } else if (validation.isPresent() && !state.isEvaluated()) {
            state = evaluated(state, everyone);
        }
        while (state.step() < steps && !isOutOfPatience(state)) {
            everyone.on(step(state.step()));
            state = state.at(state.step() + 1);
            if (validation.isPresent() && isEvaluationDue(state.step())) {
                state = evaluated(state, everyone);
                write(state, everyone);
            } else if (isCheckpointDue(state.step())) {
                write(state, everyone);
            }
        }
        if (isOutOfPatience(state)) {
            everyone.on(new TrainingEvent.StoppedEarly(state.step()));
        }
        if (folder.best().exists()) {
            weights.load(folder.best());
        } else {
            average.ifPresent(WeightAverage::swap);
        }
        return state;
    }

    private TrainingEvent.StepDone step(long step) {
        long start = System.nanoTime();
        int parts = settings.pace().accumulation();
        double loss = 0;
        long tokens = 0;
        List<Integer> places = new ArrayList<>();
        for (long number = step * parts; number < (step + 1) * parts; number++) {
            List<Integer> chosen = plan.batch(number);
            places.addAll(chosen);
            TextBatch batch = objective.batch(chosen, chance.stream(Chance.Purpose.NEGATIVES, number));
            loss += add(batch, 1.0 / parts, chance.number(Chance.Purpose.DROPOUT, number)) / parts;
            tokens += batch.tokens();
        }
        requireFinite("the loss", loss, step, places);
        double norm = GradientNorm.clip(trained, settings.maxGradientNorm());
        requireFinite("the gradient", norm, step, places);
        optimizer.step(rate.at(step));
        average.ifPresent(own -> own.follow(step));
        return new TrainingEvent.StepDone(
                step + 1, steps, loss, rate.at(step), norm, tokens, (System.nanoTime() - start) / 1e9);
    }

    private double add(TextBatch batch, double share, long seed) {
        try {
            return gradients.add(batch, share, seed);
        } catch (RuntimeException e) {
            throw OutOfMemoryException.of(e, batch)
                    .<RuntimeException>map(known -> known)
                    .orElse(e);
        }
    }

    private void requireFinite(String what, double value, long step, List<Integer> places) {
        if (!Double.isFinite(value)) {
            throw DivergedException.of(
                    what, step, folder.failedBatch(), objective.examples().at(places));
        }
    }

    private RunState evaluated(RunState state, TrainingListener listener) {
        Validation measurement = validation.orElseThrow();
        RunState next = average.map(own -> own.during(() -> measured(state, measurement)))
                .orElseGet(() -> measured(state, measurement));
        double value = next.evaluations().getLast().value();
        listener.on(new TrainingEvent.Evaluated(state.step(), measurement.metric(), value, isBest(next)));
        return next;
    }

    private RunState measured(RunState state, Validation measurement) {
        RunState next = state.with(new RunState.Evaluation(state.step(), measurement.measure()));
        if (isBest(next)) {
            keep(state.step(), () -> weights.save(folder.best(), Map.of()));
        }
        return next;
    }

    private static boolean isBest(RunState state) {
        return state.best().filter(best -> best.step() == state.step()).isPresent();
    }

    private boolean isEvaluationDue(long step) {
        long every = settings.watch()
                .evaluateEvery()
                .orElse(Math.max(1, plan.batchesPerEpoch() / settings.pace().accumulation()));
        return step % every == 0 || step == steps;
    }

    private boolean isCheckpointDue(long step) {
        if (settings.watch().checkpointEvery().isPresent()) {
            return step % settings.watch().checkpointEvery().getAsInt() == 0;
        }
        return System.nanoTime() - lastCheckpoint > BETWEEN_CHECKPOINTS.toNanos();
    }

    private boolean isOutOfPatience(RunState state) {
        return settings.watch().patience().isPresent()
                && state.withoutImprovement() >= settings.watch().patience().getAsInt();
    }

    private void write(RunState state, TrainingListener listener) {
        keep(state.step(), () -> checkpoint.write(state));
        lastCheckpoint = System.nanoTime();
        listener.on(new TrainingEvent.CheckpointWritten(state.step()));
    }

    private void keep(long step, Runnable writing) {
        try {
            writing.run();
        } catch (UnusableWeightsException e) {
            throw new UnwrittenCheckpointException(folder.path(), step, e);
        }
    }

    @Override
    public void close() {
        gradients.close();
        optimizer.close();
        average.ifPresent(WeightAverage::close);
    }
}
