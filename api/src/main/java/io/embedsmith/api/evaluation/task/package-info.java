/**
 * Models measured on tasks by the server: what is asked for, what came of it, and what was concluded. Start at {@link
 * io.embedsmith.api.evaluation.task.TaskEvaluations}; {@link io.embedsmith.api.evaluation.task.TaskRun} does the work.
 */
@NullMarked
package io.embedsmith.api.evaluation.task;

import org.jspecify.annotations.NullMarked;
