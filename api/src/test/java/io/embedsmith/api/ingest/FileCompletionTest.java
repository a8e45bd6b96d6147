package io.embedsmith.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.retrieval.document.DocumentKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileCompletionTest {
    private final List<String> whole = new ArrayList<>();
    private final FileCompletion<String> completion = new FileCompletion<>(whole::add);

    private void given(String file, String... keys) {
        for (String key : keys) {
            completion.given(file, new DocumentKey(key));
        }
    }

    private void finished(String key) {
        completion.finished(new DocumentKey(key));
    }

    @Test
    void aFileIsWholeOnceItIsReadAndAllOfItIsIn() {
        completion.begun("f");
        given("f", "a", "b");
        finished("a");
        completion.ended("f");
        assertThat(whole).isEmpty();

        finished("b");

        assertThat(whole).containsExactly("f");
    }

    @Test
    void aFileWhoseDocumentsAreInBeforeItsEndIsWholeAtItsEnd() {
        completion.begun("f");
        given("f", "a");
        finished("a");
        assertThat(whole).isEmpty();

        completion.ended("f");

        assertThat(whole).containsExactly("f");
    }

    @Test
    void aKeyTwiceIsReportedOnceForBoth() {
        completion.begun("f");
        given("f", "a", "a");
        completion.ended("f");
        completion.begun("g");
        given("g", "a");
        completion.ended("g");

        assertThat(whole).containsExactly("f");
        finished("a");
        assertThat(whole).containsExactly("f", "g");
        finished("a");
        assertThat(whole).hasSize(2);
    }

    @Test
    void everyDocumentOfAFileIsSeen() {
        List<String> seen = new ArrayList<>();
        FileCompletion<String> watched = new FileCompletion<>(whole::add, (file, key) -> seen.add(file + ":" + key));
        watched.begun("f");
        watched.given("f", new DocumentKey("a"));
        watched.given("f", new DocumentKey("b"));

        assertThat(seen).containsExactly("f:a", "f:b");
    }
}
