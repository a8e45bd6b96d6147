package io.embedsmith.evaluation.published;

import io.embedsmith.evaluation.descriptor.Subset;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import java.util.Optional;

/**
 * A main score that somebody published.
 *
 * @param model as its authors name it, such as {@code BAAI/bge-small-en-v1.5}
 * @param language names the subset where a task has several
 */
public record PublishedScore(String model, String task, String split, String language, double score) {

    /** The subset of the task that it belongs to; empty if the task has no such subset or split. */
    public Optional<Subset> subset(TaskDescriptor descriptor) {
        return descriptor.subsets().stream()
                .filter(subset ->
                        subset.name().equals(language) || subset.name().equals(Subset.DEFAULT))
                .filter(subset -> subset.splits().containsKey(split))
                .findFirst();
    }
}
