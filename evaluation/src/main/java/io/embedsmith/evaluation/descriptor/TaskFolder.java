package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.dataset.BeirWriter;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import io.embedsmith.evaluation.file.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** A data set written down as a task of retrieval: its files in BEIR's layout, and the descriptor beside them. */
public final class TaskFolder {
    private static final Pattern NOT_OF_NAMES = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int LONGEST = 80;
    private static final String SPLIT = "test";

    private TaskFolder() {}

    /**
     * A name that tasks may have, made of one that they may not: {@code manuals faq} becomes {@code manuals-faq-1f0c2a}. Two
     * names do not become one.
     */
    public static String name(String wanted) {
        String allowed = NOT_OF_NAMES.matcher(wanted).replaceAll("-").replaceFirst("^[._-]+", "");
        String name = allowed.substring(0, Math.min(allowed.length(), LONGEST));
        return name.equals(wanted)
                ? name
                : (name.isEmpty() ? "own" : name) + "-" + Integer.toHexString(wanted.hashCode());
    }

    /**
     * Writes it.
     *
     * @param name of the task
     * @return the descriptor, to be given to {@link TaskCatalog#of}
     */
    public static Path write(RetrievalDataset dataset, String name, Path folder) {
        BeirWriter.write(dataset, folder, SPLIT);
        Path descriptor = folder.resolve("task.yaml");
        String text = String.format(
                Locale.ROOT,
                """
                name: '%s'
                type: Retrieval
                languages: [und]
                evaluate: [%s]
                splits:
                  %2$s:
                    corpus: {file: corpus.jsonl, sha256: '%s'}
                    queries: {file: queries.jsonl, sha256: '%s'}
                    qrels: {file: qrels/%2$s.tsv, sha256: '%s'}
                """,
                name,
                SPLIT,
                FileRevision.of(folder.resolve("corpus.jsonl")),
                FileRevision.of(folder.resolve("queries.jsonl")),
                FileRevision.of(folder.resolve("qrels").resolve(SPLIT + ".tsv")));
        AtomicFile.write(descriptor, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return descriptor;
    }
}
