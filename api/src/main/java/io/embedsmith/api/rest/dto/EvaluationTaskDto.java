package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import java.util.List;

/**
 * A task that models can be measured on.
 *
 * @param match how far its data are those of the published task of the name
 * @param available whether all of its files are here
 * @param missing names of those that are not
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record EvaluationTaskDto(
        String name,
        String type,
        String description,
        List<String> languages,
        List<String> splits,
        String mainScore,
        String match,
        String note,
        String licence,
        boolean available,
        List<String> missing) {

    /** Body of the list. */
    public record All(List<EvaluationTaskDto> tasks) {}

    /** As the contract shows it. */
    public static EvaluationTaskDto of(TaskCatalog.Task task) {
        TaskDescriptor descriptor = task.descriptor();
        List<String> missing = task.missingFiles();
        return new EvaluationTaskDto(
                descriptor.name(),
                descriptor.type().label(),
                descriptor.about().description(),
                descriptor.languages(),
                descriptor.evaluate(),
                descriptor.mainScore(),
                descriptor.about().match().label(),
                descriptor.about().note(),
                descriptor.about().licence(),
                missing.isEmpty(),
                missing);
    }
}
