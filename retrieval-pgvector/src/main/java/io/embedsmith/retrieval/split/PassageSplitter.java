package io.embedsmith.retrieval.split;

import io.embedsmith.embedding.model.ModelCard;
import io.embedsmith.embedding.runtime.EmbeddingModel;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.retrieval.collection.SplitSettings;
import io.embedsmith.retrieval.extract.Block;
import io.embedsmith.retrieval.extract.ExtractedDocument;
import java.util.List;
import java.util.OptionalInt;

/**
 * Splits documents into passages for one model. Headings start new passages, paragraphs stay whole while they fit, then
 * sentences do, then clauses; small neighbours share a passage. Deterministic; safe for use by several threads where the
 * tokenizer is.
 */
public final class PassageSplitter {
    private final Tokenizer tokenizer;
    private final SplitSettings settings;

    /** Splits by the tokens of {@code tokenizer}; its special tokens count towards the limit. */
    public PassageSplitter(Tokenizer tokenizer, SplitSettings settings) {
        this.tokenizer = tokenizer;
        this.settings = settings;
    }

    /**
     * Splits for a model: passages never exceed its limit, whatever the settings say, and leave room for the instruction
     * that it wants before a passage.
     */
    public static PassageSplitter forModel(EmbeddingModel model, SplitSettings settings) {
        ModelCard card = model.card();
        int instruction =
                card.passageInstruction().isEmpty() ? 0 : model.tokenizer().countTokens(card.passageInstruction());
        int maxTokens = Math.min(settings.maxTokens(), card.maxTokens() - instruction);
        int overlap = Math.min(settings.overlapTokens(), maxTokens / 2);
        return new PassageSplitter(
                model.tokenizer(), new SplitSettings(maxTokens, overlap, settings.includeHeadings()));
    }

    /** The passages in text order. */
    public List<PassageDraft> split(ExtractedDocument document) {
        return new Packing(document, tokenizer, settings).passages();
    }

    /** The whole document as one passage, however long; a model embeds as much of it as it can. */
    public PassageDraft whole(ExtractedDocument document) {
        String text = document.text();
        return new PassageDraft(
                0,
                text,
                List.of(),
                text,
                0,
                text.length(),
                firstPage(document),
                tokenizer.countTokens(text) + tokenizer.specialTokens());
    }

    private static OptionalInt firstPage(ExtractedDocument document) {
        return document.blocks().stream().findFirst().map(Block::page).orElse(OptionalInt.empty());
    }
}
