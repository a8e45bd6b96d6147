package io.embedsmith.evaluation.runner;

import io.embedsmith.evaluation.descriptor.Subset;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import java.util.List;

/**
 * A task to run.
 *
 * @param splits to score
 * @param existing what a result that is there is worth
 */
public record TaskRequest(TaskCatalog.Task task, List<String> splits, Existing existing) {

    /** What becomes of a result that is there. */
    public enum Existing {
        /** It counts; nothing runs. */
        KEEP,
        /** The task runs again. */
        OVERWRITE
    }

    public TaskRequest {
        splits = List.copyOf(splits);
        TaskDescriptor descriptor = task.descriptor();
        for (Subset subset : descriptor.subsets()) {
            for (String split : splits) {
                boolean learnable =
                        !descriptor.type().learns() || descriptor.train().containsKey(split);
                if (!subset.splits().containsKey(split) || !learnable) {
                    throw new IllegalArgumentException("task " + descriptor.name() + " has no split '" + split
                            + "' to evaluate; its own choice is " + descriptor.evaluate());
                }
            }
        }
    }

    /** The splits that the task itself names; what is there counts. */
    public static TaskRequest of(TaskCatalog.Task task) {
        return new TaskRequest(task, task.descriptor().evaluate(), Existing.KEEP);
    }
}
