/**
 * What a task is made of: its data ({@link io.embedsmith.evaluation.task.TaskData}), the protocol that measures a model on
 * it ({@link io.embedsmith.evaluation.task.TaskProtocol}), and what comes out ({@link
 * io.embedsmith.evaluation.task.TaskScores}). The protocols themselves are in {@code protocol}.
 */
@NullMarked
package io.embedsmith.evaluation.task;

import org.jspecify.annotations.NullMarked;
