package io.embedsmith.api.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.embedsmith.api.training.Training.Development;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * How a run went so far.
 *
 * @param steps of the whole run; 0 before the first is done
 * @param points what was done, in order
 * @param evaluations on the dev set, in order; one at step 0 is of the model to begin with
 */
public record TrainingCurve(long steps, List<Point> points, List<Evaluation> evaluations) {
    /** So many steps tell how long the next ones take: batches are of different lengths. */
    static final int RECENT = 20;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    public TrainingCurve {
        points = List.copyOf(points);
        evaluations = List.copyOf(evaluations);
    }

    /**
     * One step, or the mean over several.
     *
     * @param step the last of them
     * @param gradientNorm before it was clipped
     * @param tokens of a step, without padding
     * @param seconds of a step
     */
    public record Point(
            long step, double loss, double learningRate, double gradientNorm, double tokens, double seconds) {}

    /** A measurement; {@code best} while no later one is better. */
    public record Evaluation(long step, String metric, double value, boolean best) {}

    /** From the lines that a run writes. */
    static TrainingCurve of(List<String> lines) {
        long steps = 0;
        List<Point> points = new ArrayList<>();
        List<Evaluation> evaluations = new ArrayList<>();
        for (String line : lines) {
            JsonNode event = parsed(line);
            if (event.has("metric")) {
                evaluations.add(new Evaluation(
                        event.path("step").asLong(),
                        event.path("metric").asText(),
                        event.path("value").asDouble(),
                        event.path("best").asBoolean()));
            } else {
                steps = event.path("steps").asLong();
                points.add(new Point(
                        event.path("step").asLong(),
                        event.path("loss").asDouble(),
                        event.path("learningRate").asDouble(),
                        event.path("gradientNorm").asDouble(),
                        event.path("tokens").asDouble(),
                        event.path("seconds").asDouble()));
            }
        }
        return new TrainingCurve(steps, points, evaluations);
    }

    private static JsonNode parsed(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event of a training is no JSON: " + line, e);
        }
    }

    /** The last step done. */
    long step() {
        return Math.max(
                points.isEmpty() ? 0 : points.getLast().step(),
                evaluations.isEmpty() ? 0 : evaluations.getLast().step());
    }

    /** With at most so many points, each the mean of as many steps as any other but the last. */
    public TrainingCurve thinned(int most) {
        int each = Math.max(1, Math.ceilDiv(points.size(), most));
        List<Point> means = new ArrayList<>();
        for (int start = 0; start < points.size(); start += each) {
            means.add(mean(points.subList(start, Math.min(points.size(), start + each))));
        }
        return new TrainingCurve(steps, means, evaluations);
    }

    private static Point mean(List<Point> part) {
        return new Point(
                part.getLast().step(),
                mean(part, Point::loss),
                mean(part, Point::learningRate),
                mean(part, Point::gradientNorm),
                mean(part, Point::tokens),
                mean(part, Point::seconds));
    }

    private static double mean(List<Point> part, ToDoubleFunction<Point> value) {
        return part.stream().mapToDouble(value).average().orElseThrow();
    }

    /** How far the run is; empty before anything was told. */
    Optional<Training.Progress> progress() {
        return points.isEmpty() && evaluations.isEmpty()
                ? Optional.empty()
                : Optional.of(new Training.Progress(
                        step(),
                        steps,
                        secondsLeft(),
                        points.isEmpty() ? Optional.empty() : Optional.of(points.getLast()),
                        development()));
    }

    private OptionalLong secondsLeft() {
        if (points.isEmpty() || step() >= steps) {
            return OptionalLong.empty();
        }
        List<Point> recent = points.subList(Math.max(0, points.size() - RECENT), points.size());
        return OptionalLong.of(Math.round(mean(recent, Point::seconds) * (steps - step())));
    }

    private Optional<Development> development() {
        return evaluations.stream().findFirst().map(first -> {
            Optional<Evaluation> best = evaluations.stream()
                    .filter(evaluation -> evaluation.step() > 0 && evaluation.best())
                    .reduce((earlier, later) -> later);
            return new Development(first.metric(), first.value(), best);
        });
    }
}
