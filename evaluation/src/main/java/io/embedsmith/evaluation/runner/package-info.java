/**
 * Runs of models on tasks. Start at {@link io.embedsmith.evaluation.runner.TaskRunner}.
 */
@NullMarked
package io.embedsmith.evaluation.runner;

import org.jspecify.annotations.NullMarked;
