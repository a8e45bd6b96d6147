/**
 * Tasks as data: what a task is called, where its rows come from and how they are scored stands in a YAML file, so that a
 * task is added without code. Start at {@link io.embedsmith.evaluation.descriptor.TaskCatalog}.
 */
@NullMarked
package io.embedsmith.evaluation.descriptor;

import org.jspecify.annotations.NullMarked;
