package io.embedsmith.api.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A model being tuned, or tuned.
 *
 * @param id that of its job
 * @param finishedAt when the model was there
 * @param progress how far it is; empty before its first step or measurement
 */
public record Training(
        UUID id, TrainingWish wish, Instant createdAt, Optional<Instant> finishedAt, Optional<Progress> progress) {

    /**
     * How far it is.
     *
     * @param step steps done
     * @param steps of the whole run; 0 before the first is done
     * @param secondsLeft what the steps to come take at the pace of the last ones, without measurements; empty before the first
     *     and after the last
     * @param last what the last step was like
     * @param development what came of it on the dev set so far
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Progress(
            long step,
            long steps,
            OptionalLong secondsLeft,
            Optional<TrainingCurve.Point> last,
            Optional<Development> development) {}

    /**
     * On the dev set.
     *
     * @param metric what is measured; higher is better
     * @param before the model to begin with
     * @param best after a step
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Development(String metric, double before, Optional<TrainingCurve.Evaluation> best) {}
}
