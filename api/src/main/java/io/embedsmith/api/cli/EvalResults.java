package io.embedsmith.api.cli;

import io.embedsmith.api.cli.output.CommandException;
import io.embedsmith.api.config.EmbedsmithConfig;
import io.embedsmith.evaluation.result.ArchivedModel;
import io.embedsmith.evaluation.result.ResultArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Results to read. */
final class EvalResults {
    @Option(
            names = "--results",
            split = ",",
            paramLabel = "DIR",
            description = "Folders of results, ours or MTEB's. Without it: evaluation in the data folder.")
    private List<Path> folders = List.of();

    /** Models of all folders, in their order. */
    List<ArchivedModel> models(EmbedsmithConfig config) {
        List<ArchivedModel> models = new ArrayList<>();
        for (Path folder : folders(config)) {
            models.addAll(archive(folder).models());
        }
        return models;
    }

    /** A model by its name, or the one model of a folder. */
    ArchivedModel model(String name, EmbedsmithConfig config) {
        Path folder = Path.of(name);
        if (Files.isDirectory(folder)) {
            List<ArchivedModel> models = archive(folder).models();
            if (models.size() == 1) {
                return models.getFirst();
            }
            throw new CommandException(
                    "folder " + folder + " holds results of " + models.size() + " models",
                    "name the folder of one of them, or use --results " + folder + " and the model's name");
        }
        return new ResultArchive(models(config)).model(name);
    }

    private List<Path> folders(EmbedsmithConfig config) {
        return folders.isEmpty() ? List.of(config.data().toAbsolutePath().resolve("evaluation")) : folders;
    }

    private static ResultArchive archive(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CommandException(
                    "there is no folder " + folder.toAbsolutePath(),
                    "run 'embedsmith eval' first, or name another with --results DIR");
        }
        return ResultArchive.of(folder);
    }
}
