package io.embedsmith.evaluation.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.embedsmith.embedding.runtime.EmbeddingRequest;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.system.Embeddings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelEmbedderTest {
    private static final List<String> TEXTS = List.of("a cat", "the weather is fine today", "a cat", "dogs run");

    private final RealModel model = new RealModel("e5-small-v2");

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        model.close();
    }

    private ModelEmbedder embedder(Map<String, String> instructions, EmbeddingProgress progress) {
        VectorCache cache = new VectorCache(folder, 1 << 20, Clock.systemUTC());
        return new ModelEmbedder(new LocalEncoder(model), cache, new TaskInstructions(instructions), progress);
    }

    private ModelEmbedder embedder() {
        return embedder(Map.of(), (done, total) -> {});
    }

    private float[] expected(String text) {
        return model.vector(EmbeddingRequest.of(TextRole.QUERY, List.of(text)));
    }

    @Test
    void rowsAreTheModelsVectorsInTheOrderOfTheTexts() {
        Embeddings rows = embedder().embed(TextRole.QUERY, TEXTS);

        for (int i = 0; i < TEXTS.size(); i++) {
            assertThat(rows.copyRow(i)).containsExactly(expected(TEXTS.get(i)), offset(1e-5f));
        }
        assertThat(model.embedded()).containsExactlyInAnyOrder("a cat", "the weather is fine today", "dogs run");
    }

    @Test
    void aTextIsNotEmbeddedAgainByTheNextRun() {
        Embeddings first = embedder().embed(TextRole.SYMMETRIC, TEXTS);
        int asked = model.embedded().size();

        Embeddings second = embedder().embed(TextRole.SYMMETRIC, TEXTS);

        assertThat(model.embedded()).hasSize(asked);
        assertThat(second.toFloats()).containsExactly(first.toFloats());
    }

    @Test
    void aTasksInstructionReplacesTheModels() {
        Embeddings rows = embedder(Map.of("symmetric", "query: "), (done, total) -> {})
                .embed(TextRole.SYMMETRIC, List.of("a cat"));

        assertThat(model.embedded()).containsExactly("query: a cat");
        assertThat(rows.copyRow(0)).containsExactly(expected("a cat"), offset(1e-5f));
    }

    @Test
    void progressCountsEachTextOnceAndReachesTheEnd() {
        List<String> heard = new ArrayList<>();

        embedder(Map.of(), (done, total) -> heard.add(done + "/" + total)).embed(TextRole.SYMMETRIC, TEXTS);

        assertThat(heard).containsExactly("0/3", "3/3");
    }
}
