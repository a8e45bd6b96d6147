package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.file.FilePlace;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * A task as its file describes it; no data were read yet.
 *
 * @param origin the first line of the descriptor
 * @param name unique, whatever the case of its letters
 * @param about for people
 * @param mainScore name of the score that systems are compared by
 * @param evaluate the splits that are scored; the task's score is their mean
 * @param train evaluation split to the split that is learnt from; empty for types that learn nothing
 * @param columns what the protocol reads to the file's columns; several are joined by a space
 * @param instructions that replace the model's, by role: {@code query}, {@code passage}, or {@code symmetric}
 */
public record TaskDescriptor(
        FilePlace origin,
        String name,
        TaskType type,
        About about,
        String mainScore,
        List<String> evaluate,
        Map<String, String> train,
        Map<String, List<String>> columns,
        TaskSettings settings,
        Map<String, String> instructions,
        List<Subset> subsets) {

    /**
     * For people.
     *
     * @param note what makes a score differ from the published one; empty for nothing
     * @param revision of the published data set
     */
    public record About(String description, Match match, String note, Optional<String> revision, String licence) {}

    public TaskDescriptor {
        evaluate = List.copyOf(evaluate);
        train = Map.copyOf(train);
        columns = Map.copyOf(columns);
        instructions = Map.copyOf(instructions);
        subsets = List.copyOf(subsets);
    }

    /** Languages of all subsets, each once. */
    public List<String> languages() {
        return subsets.stream()
                .flatMap(subset -> subset.languages().stream())
                .distinct()
                .toList();
    }

    /** Every file of every split, each once. */
    public List<DataFile> files() {
        return subsets.stream()
                .map(Subset::splits)
                .map(SequencedMap::values)
                .flatMap(sources -> sources.stream().map(SplitSource::files).flatMap(List::stream))
                .distinct()
                .toList();
    }

    /** The files of the splits that a run reads, each once. */
    public List<DataFile> filesRead() {
        return subsets.stream()
                .flatMap(subset ->
                        splitsRead().filter(subset.splits()::containsKey).map(subset.splits()::get))
                .flatMap(source -> source.files().stream())
                .distinct()
                .toList();
    }

    /** The splits of a subset that a run reads. */
    Stream<String> splitsRead() {
        return Stream.concat(evaluate.stream(), train.values().stream()).distinct();
    }
}
