package io.embedsmith.api.ingest;

import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.extract.DocumentExtractor;
import io.embedsmith.retrieval.extract.ExtractedDocument;
import io.embedsmith.retrieval.extract.ExtractionOutcome;
import io.embedsmith.retrieval.extract.FailureReason;
import io.embedsmith.retrieval.ingest.SourceDocument;
import io.embedsmith.retrieval.split.PassageDraft;
import io.embedsmith.retrieval.split.PassageSplitter;
import java.util.List;

/** Reads a document and splits it into passages. */
public final class DocumentReading {
    private final DocumentExtractor extractor;

    /** With the reader of files. */
    public DocumentReading(DocumentExtractor extractor) {
        this.extractor = extractor;
    }

    /** The document on its way in: its passages, or why it could not be read. */
    public SourceDocument read(Reading reading, Reading.Splitting splitting) {
        return switch (extractor.extract(reading.source())) {
            case ExtractionOutcome.Failed failed ->
                new SourceDocument.Failed(
                        reading.key(),
                        reading.contentHash(),
                        new DocumentFailure(failed.reason().code(), failed.message()),
                        reading.metadata());
            case ExtractionOutcome.Extracted extracted
            when reading.isWhole() && extracted.document().text().length() > WholePassage.MAX_CHARACTERS ->
                tooLong(reading, extracted.document().text().length());
            case ExtractionOutcome.Extracted extracted -> parsed(reading, extracted.document(), splitting);
        };
    }

    private static SourceDocument tooLong(Reading reading, int characters) {
        return new SourceDocument.Failed(
                reading.key(),
                reading.contentHash(),
                new DocumentFailure(
                        FailureReason.TOO_LARGE.code(),
                        "'" + reading.key() + "' has " + characters + " characters, the limit of one passage is "
                                + WholePassage.MAX_CHARACTERS + "; let it be split"),
                reading.metadata());
    }

    private static SourceDocument.Parsed parsed(
            Reading reading, ExtractedDocument document, Reading.Splitting splitting) {
        return new SourceDocument.Parsed(
                reading.key(),
                reading.title().orElse(document.title()),
                document.mediaType(),
                reading.contentHash(),
                document.text(),
                passages(reading, document, splitting),
                reading.metadata());
    }

    private static List<SourceDocument.Passage> passages(
            Reading reading, ExtractedDocument document, Reading.Splitting splitting) {
        PassageSplitter splitter = PassageSplitter.forModel(splitting.model(), splitting.settings());
        if (reading.isWhole()) {
            return List.of(passage(splitter.whole(document), true));
        }
        return splitter.split(document).stream()
                .map(draft -> passage(draft, false))
                .toList();
    }

    private static SourceDocument.Passage passage(PassageDraft draft, boolean whole) {
        return new SourceDocument.Passage(
                whole,
                draft.text(),
                draft.headings(),
                draft.embeddedText(),
                draft.start(),
                draft.end(),
                draft.page(),
                draft.tokens());
    }
}
