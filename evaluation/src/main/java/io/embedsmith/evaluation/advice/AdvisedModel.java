package io.embedsmith.evaluation.advice;

import io.embedsmith.evaluation.significance.Interval;
import java.util.Optional;

/**
 * A row of the table.
 *
 * @param candidate the model
 * @param quality mean over the tasks with its interval; empty where a task is missing
 * @param equalToBest whether its quality does not differ significantly from the highest; so it is for the highest itself
 * @param onFront whether no other model is at least as good in everything and better in something
 */
public record AdvisedModel(Candidate candidate, Optional<Interval> quality, boolean equalToBest, boolean onFront) {}
