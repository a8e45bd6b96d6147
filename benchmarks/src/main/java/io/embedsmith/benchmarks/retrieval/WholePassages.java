package io.embedsmith.benchmarks.retrieval;

import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Passages of a data set as documents of one passage each, made one by one as the ingest asks for them. */
record WholePassages(Tokenizer tokenizer) {

    Iterator<SourceDocument> documents(List<Passage> passages) {
        return passages.stream()
                .<SourceDocument>map(passage -> document(passage))
                .iterator();
    }

    private SourceDocument document(Passage passage) {
        String text = passage.titleAndText();
        int tokens = tokenizer.countTokens(text) + tokenizer.specialTokens();
        return new SourceDocument.Parsed(
                new DocumentKey(passage.id().value()),
                passage.title(),
                "text/plain",
                Sha256.of(text),
                text,
                List.of(new SourceDocument.Passage(
                        true, text, List.of(), text, 0, text.length(), OptionalInt.empty(), tokens)),
                Map.of());
    }
}
