package io.embedsmith.api.evaluation.task;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.retrieval.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The files of an evaluation's results: as an archive, in a folder, or one of them as it stands. */
@ApplicationScoped
public class EvaluationFiles {
    private static final TypeReference<Map<String, Object>> JSON_OBJECT = new TypeReference<>() {};

    private final TaskResults results;
    private final ObjectMapper json;

    EvaluationFiles(TaskResults results, ObjectMapper json) {
        this.results = results;
        this.json = json;
    }

    /** The scores of each result in MTEB's format, by the result's id. */
    public Map<UUID, Map<String, Object>> mteb(TenantId tenant, TaskEvaluation evaluation) {
        List<UUID> ids =
                scores(evaluation.done()).stream().map(EvaluatedTask.Score::id).toList();
        Map<UUID, Map<String, Object>> parsed = new HashMap<>();
        results.scoreFiles(tenant, ids).forEach((id, file) -> parsed.put(id, parsed(file)));
        return parsed;
    }

    private Map<String, Object> parsed(byte[] file) {
        try {
            return json.readValue(file, JSON_OBJECT);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored result cannot be read", e);
        }
    }

    /** All files as a ZIP archive of the folder {@code results}, which MTEB loads once it is unpacked. */
    public void zip(TenantId tenant, TaskEvaluation evaluation, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : merged(tenant, evaluation).entrySet()) {
                zip.putNextEntry(new ZipEntry("results/" + file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
    }

    private SequencedMap<String, byte[]> merged(TenantId tenant, TaskEvaluation evaluation) {
        SequencedMap<String, byte[]> merged = new TreeMap<>();
        for (EvaluatedTask.Score score : scores(evaluation.done())) {
            results.files(tenant, score.id()).forEach(file -> merged.merge(file.path(), file.content(), file::joined));
        }
        return merged;
    }

    /** Writes the results of some models into a folder; each model is called by its id. */
    List<ArchivedModel> restore(TenantId tenant, TaskEvaluation evaluation, List<String> models, WorkFolder folder) {
        List<ArchivedModel> archived = new ArrayList<>();
        for (String model : models) {
            List<EvaluatedTask> done = evaluation.done().stream()
                    .filter(each -> each.model().equals(model))
                    .toList();
            // A folder for each model: two may have one name and differ in nothing but the precision of their weights.
            Path below = folder.path().resolve(model);
            for (EvaluatedTask.Score score : scores(done)) {
                List<StoredFile> files = results.files(tenant, score.id());
                folder.write(below, files);
                if (archived.stream().noneMatch(each -> each.name().equals(model))) {
                    Path revision = below.resolve(files.getFirst().path());
                    archived.add(new ArchivedModel(model, score.revision(), revisionFolder(revision)));
                }
            }
        }
        return archived;
    }

    /** {@code <organisation>__<model>/<revision>/…} */
    private static Path revisionFolder(Path file) {
        Path folder = file.resolveSibling(".").normalize();
        return folder.endsWith("items") ? folder.resolveSibling(".").normalize() : folder;
    }

    private static List<EvaluatedTask.Score> scores(List<EvaluatedTask> done) {
        List<EvaluatedTask.Score> scores = new ArrayList<>();
        for (EvaluatedTask task : done) {
            if (task.ending() instanceof EvaluatedTask.Scored scored) {
                scores.add(scored.score());
            }
        }
        return scores;
    }
}
