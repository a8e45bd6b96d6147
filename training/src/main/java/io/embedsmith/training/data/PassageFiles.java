package io.embedsmith.training.data;

import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.TextLines;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads passages without queries, as candidates to mine from; files may be gzip. */
public final class PassageFiles {
    private PassageFiles() {}

    /**
     * The texts in order, those that are blank left out.
     *
     * @param source JSON Lines with {@code text} and perhaps {@code title}, which is put before the text; or a folder in the
     *     layout of BEIR
     * @throws io.embedsmith.evaluation.file.UnreadableFileException if the file is missing
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     * @throws UnusableTrainingDataException if there is no passage
     */
    public static List<String> read(Path source) {
        List<String> texts = new ArrayList<>();
        if (Files.isDirectory(source)) {
            BeirFiles.corpus(corpus(source)).passages().stream()
                    .map(Passage::titleAndText)
                    .forEach(texts::add);
        } else {
            try (TextLines lines = TextLines.open(source)) {
                while (lines.advance()) {
                    JsonLine line = JsonLine.of(lines);
                    texts.add((line.optionalText("title").orElse("") + " " + line.text("text")).strip());
                }
            }
        }
        texts.removeIf(String::isBlank);
        if (texts.isEmpty()) {
            throw new UnusableTrainingDataException(
                    source + " holds no passage; at least 1 with a text is needed, is it the right file?");
        }
        return List.copyOf(texts);
    }

    /** The corpus of a folder; the first name where there is none, so that the complaint names what is looked for. */
    private static Path corpus(Path folder) {
        return Stream.of("corpus.jsonl", "corpus.jsonl.gz")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElse(folder.resolve("corpus.jsonl"));
    }
}
