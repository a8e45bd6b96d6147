package io.embedsmith.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.document.DocumentFailure;
import io.embedsmith.retrieval.document.DocumentKey;
import io.embedsmith.retrieval.ingest.SourceDocument;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilesInTurnTest {
    private final List<String> whole = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final FileCompletion<String> completion = new FileCompletion<>(whole::add);

    /** A file {@code "a:3"} holds three documents. */
    private SourceDocuments open(String file) {
        String name = file.substring(0, file.indexOf(':'));
        int documents = Integer.parseInt(file.substring(file.indexOf(':') + 1));
        return new SourceDocuments() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < documents;
            }

            @Override
            public SourceDocument next() {
                return new SourceDocument.Failed(
                        new DocumentKey(name + "#" + next++), "0", new DocumentFailure("empty", "empty"), Map.of());
            }

            @Override
            public void close() {
                closed.add(name);
            }
        };
    }

    private FilesInTurn<String> inTurn(String... files) {
        return new FilesInTurn<>(List.of(files).iterator(), this::open, completion);
    }

    private static List<String> keys(Iterator<SourceDocument> documents) {
        List<String> keys = new ArrayList<>();
        documents.forEachRemaining(document -> keys.add(document.key().value()));
        return keys;
    }

    @Test
    void allDocumentsOfAllFilesComeInOrder() {
        try (FilesInTurn<String> files = inTurn("a:2", "b:0", "c:1")) {
            assertThat(keys(files)).containsExactly("a#0", "a#1", "c#0");
        }
        assertThat(closed).containsExactly("a", "b", "c");
        assertThat(whole).containsExactly("b:0");
    }

    @Test
    void aFileIsClosedWithItsLastDocumentAndCanBeWholeBeforeTheNextIsAskedFor() {
        FilesInTurn<String> files = inTurn("a:1", "b:1");

        SourceDocument document = files.next();
        completion.finished(document.key());

        assertThat(closed).containsExactly("a");
        assertThat(whole).containsExactly("a:1");
    }

    @Test
    void aFileThatIsLeftHalfReadIsClosedAndNotWhole() {
        FilesInTurn<String> files = inTurn("a:2");
        SourceDocument document = files.next();

        files.close();
        completion.finished(document.key());

        assertThat(closed).containsExactly("a");
        assertThat(whole).isEmpty();
    }
}
