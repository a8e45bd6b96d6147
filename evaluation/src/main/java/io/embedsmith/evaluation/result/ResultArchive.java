package io.embedsmith.evaluation.result;

import io.embedsmith.evaluation.UnknownResultsException;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.evaluation.file.UnreadableFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Results to read, of any models: a folder that was written here or by MTEB. It may be the folder above {@code results}, that
 * folder, that of a model, or that of a revision. Nothing is locked: each file is there whole.
 *
 * @param models by name, then revision
 */
public record ResultArchive(List<ArchivedModel> models) {
    private static final int REVISION_DEPTH = 3;

    public ResultArchive {
        models = List.copyOf(models);
    }

    /**
     * Finds every model of a folder.
     *
     * @throws UnknownResultsException if there is none
     */
    public static ResultArchive of(Path folder) {
        List<ArchivedModel> models = new ArrayList<>();
        try (Stream<Path> all = Files.walk(
                Files.isDirectory(folder.resolve("results")) ? folder.resolve("results") : folder, REVISION_DEPTH)) {
            all.filter(Files::isDirectory)
                    .filter(ResultArchive::holdsResults)
                    .map(ResultArchive::model)
                    .sorted(ArchivedModel.BY_NAME)
                    .forEach(models::add);
        } catch (IOException e) {
            throw new UnreadableFileException(folder, e);
        }
        if (models.isEmpty()) {
            throw new UnknownResultsException(
                    "there are no results in " + folder.toAbsolutePath()
                            + "; a folder in the layout of MTEB is needed: results/<organisation>__<model>/<revision>/<Task>.json");
        }
        return new ResultArchive(models);
    }

    /**
     * The one model of that name: the whole name, what stands behind its organisation, or either with {@code @} and the
     * beginning of a revision.
     *
     * @throws UnknownResultsException if there is none, or several
     */
    public ArchivedModel model(String name) {
        List<ArchivedModel> found =
                models.stream().filter(model -> model.isCalled(name)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        List<String> names = (found.isEmpty() ? models : found)
                .stream().map(model -> model.name() + "@" + model.revision()).toList();
        throw new UnknownResultsException(
                found.isEmpty()
                        ? "there are no results of '" + name + "'; there are " + names
                        : "'" + name + "' could be any of " + names + "; write which, with its revision");
    }

    private static boolean holdsResults(Path folder) {
        return Files.exists(folder.resolve(ModelMetaFile.NAME))
                || !ArchivedModel.taskFiles(folder).isEmpty();
    }

    /** Old folders of MTEB do not say whose they are; their names do. */
    private static ArchivedModel model(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        String revision = String.valueOf(absolute.getFileName());
        String name = String.valueOf(absolute.resolveSibling(".").normalize().getFileName())
                .replaceFirst("__", "/");
        Path meta = folder.resolve(ModelMetaFile.NAME);
        if (Files.exists(meta)) {
            JsonDocument json = JsonDocument.read(meta);
            name = json.at("name").optionalText().orElse(name);
            revision = json.at("revision").optionalText().orElse(revision);
        }
        return new ArchivedModel(name, revision, folder);
    }
}
