package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Json;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.evaluation.JudgedQuery;
import io.embedsmith.api.evaluation.Judgement;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.descriptor.Subset;
import io.embedsmith.evaluation.descriptor.TaskCatalog;
import io.embedsmith.evaluation.descriptor.TaskDataReader;
import io.embedsmith.evaluation.descriptor.TaskDescriptor;
import io.embedsmith.evaluation.descriptor.TaskType;
import io.embedsmith.evaluation.task.RetrievalTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Passages and judged queries of a retrieval task, as a collection takes them: each passage a document under its id. */
record TaskCorpus(RetrievalDataset dataset) {

    /**
     * Reads a subset of a task.
     *
     * @param subset may be left out where there is one only
     * @param notes hears what is left out of the data
     */
    static TaskCorpus read(TaskCatalog.Task task, @Nullable String subset, Consumer<String> notes) {
        requireRetrieval(task.descriptor());
        String name = task.descriptor().name();
        List<String> subsets =
                task.descriptor().subsets().stream().map(Subset::name).toList();
        Subset chosen = task.descriptor().subsets().stream()
                .filter(each ->
                        subset == null ? subsets.size() == 1 : each.name().equals(subset))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        subset == null ? name + " has several subsets" : name + " has no subset '" + subset + "'",
                        "name one of " + subsets + " with --subset"));
        String split = task.descriptor().evaluate().getFirst();
        RetrievalTask retrieval = (RetrievalTask) new TaskDataReader(task, notes).read(chosen, split);
        return new TaskCorpus(retrieval.dataset().withAnswerableTopics());
    }

    private static void requireRetrieval(TaskDescriptor task) {
        if (task.type() != TaskType.RETRIEVAL) {
            throw new CommandException(
                    task.name() + " is a task of type " + task.type().label() + ", which searches nothing",
                    "name a task of type Retrieval; 'embedsmith eval list' tells the types");
        }
    }

    /** The queries with what is relevant to them. */
    List<JudgedQuery> queries() {
        return dataset.topics().queries().stream()
                .map(query -> new JudgedQuery(
                        query.id().value(),
                        query.text(),
                        dataset.qrels().of(query.id()).grades().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(grade -> new Judgement(grade.getKey().value(), Math.max(0, grade.getValue())))
                                .toList()))
                .toList();
    }

    int passages() {
        return dataset.corpus().passages().size();
    }

    /** Of its passages. */
    Set<String> ids() {
        return dataset.corpus().passages().stream()
                .map(passage -> passage.id().value())
                .collect(Collectors.toSet());
    }

    /** Writes the passages in BEIR's layout. */
    void writeTo(Path corpus) {
        List<String> lines =
                dataset.corpus().passages().stream().map(TaskCorpus::line).toList();
        try {
            Files.write(corpus, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Passage passage) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("_id", passage.id().value());
        json.put("title", passage.title());
        json.put("text", passage.text());
        return Json.write(json);
    }
}
