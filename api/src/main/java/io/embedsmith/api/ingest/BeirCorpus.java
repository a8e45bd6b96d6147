package io.embedsmith.api.ingest;

import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.evaluation.dataset.BeirFiles;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.file.TextLimits;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A corpus in BEIR's layout ({@code corpus.jsonl}, gzip or not).
 *
 * @param limits of the file
 * @param characters longest title and text of one passage, in UTF-16 units; a longer one is a failed document
 */
public record BeirCorpus(Path file, TextLimits limits, int characters) {

    public BeirCorpus {
        characters = Math.min(characters, WholePassage.MAX_CHARACTERS);
    }

    /** Number of lines with a passage, or of those that came before {@code isStopped}. */
    public long count(BooleanSupplier isStopped) {
        long[] passages = {0};
        try {
            forEachPassage(passage -> {
                passages[0]++;
                if (isStopped.getAsBoolean()) {
                    throw new AbandonedException();
                }
            });
        } catch (AbandonedException e) {
            // Nobody wants to know any more.
        }
        return passages[0];
    }

    /** Starts reading. */
    public BeirDocuments documents(Tokenizer tokenizer) {
        return BeirDocuments.of(this::forEachPassage, characters, tokenizer);
    }

    private void forEachPassage(Consumer<Passage> consumer) {
        BeirFiles.forEachPassage(file, limits, consumer);
    }

    /** Thrown through the file reader when nobody wants the rest. */
    static final class AbandonedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AbandonedException() {
            super("the rest of the corpus is not wanted", null, false, false);
        }
    }
}
