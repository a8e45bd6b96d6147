package io.embedsmith.api.cli;

import io.embedsmith.api.cli.backend.Backend;
import io.embedsmith.api.cli.backend.IngestPlan;
import io.embedsmith.api.cli.backend.IngestSummary;
import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.cli.output.Progress;
import io.embedsmith.api.rest.dto.CollectionDto;
import io.embedsmith.api.rest.dto.CreateCollectionDto;
import io.embedsmith.api.rest.dto.DocumentDto;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A collection that holds the passages of a task: all of them, or the numbers would be those of another task. */
record TaskCollection(String name, Backend backend, PrintWriter err) {
    private static final int PAGE = 500;

    /**
     * Brings the passages in where there is no such collection, and the rest of them where an earlier try was cut off. One that
     * has as many documents is taken as it is.
     *
     * @param model of the collection when it is made now
     */
    void hold(TaskCorpus corpus, @Nullable String model) {
        Optional<CollectionDto> there = backend.collection(name);
        if (there.isEmpty()) {
            create(model);
            bringIn(corpus);
        } else if (there.get().documents() < corpus.passages()) {
            complete(corpus);
        }
    }

    private void create(@Nullable String model) {
        if (model == null) {
            throw new CommandException(
                    "there is no collection '" + name + "', and no model to make it with",
                    "name the model with --model ID; 'embedsmith models' lists them");
        }
        backend.create(new CreateCollectionDto(name, model, null, null, null, null));
        err.println("Made collection '" + name + "' with model " + model + ".");
    }

    private void complete(TaskCorpus corpus) {
        Set<String> wanted = corpus.ids();
        Set<String> own = new HashSet<>(keys());
        int held = own.size();
        own.removeAll(wanted);
        held -= own.size();
        if (held == wanted.size()) {
            return;
        }
        if (!own.isEmpty()) {
            throw new CommandException(
                    "collection '" + name + "' holds " + held + " of the task's " + wanted.size() + " passages and "
                            + own.size() + " other documents; what is measured on it would say nothing of the task",
                    "name another collection, which is made of the task's passages");
        }
        err.println("Collection '" + name + "' holds " + held + " of the task's " + wanted.size()
                + " passages, as a try leaves it that was cut off; bringing in the rest.");
        bringIn(corpus);
    }

    /** Of the documents that can be found. */
    private Set<String> keys() {
        Set<String> keys = new HashSet<>();
        Optional<String> after = Optional.empty();
        do {
            DocumentDto.Page page =
                    backend.documents(name, new Backend.DocumentQuery(after, Optional.of("ready"), PAGE));
            page.documents().forEach(document -> keys.add(document.key()));
            after = page.next();
        } while (after.isPresent());
        return keys;
    }

    /** Passages that are there are recognised, and not embedded again. */
    private void bringIn(TaskCorpus corpus) {
        err.flush();
        try (Progress progress = Progress.of("Ingest", "documents", err)) {
            Path file = Files.createTempFile("embedsmith-task", ".jsonl");
            try {
                corpus.writeTo(file);
                IngestSummary summary = backend.ingest(
                        new IngestPlan(
                                name,
                                IngestPlan.Format.BEIR,
                                List.of(new IngestPlan.Item(file.getFileName().toString(), file))),
                        progress::update);
                refuseFailures(summary);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuseFailures(IngestSummary summary) {
        if (!summary.failures().isEmpty()) {
            throw new CommandException(
                    summary.failures().size() + " passages could not be brought in, the first because "
                            + summary.failures().getFirst().message(),
                    "remove collection '" + name + "' before the next try");
        }
    }
}
