package io.embedsmith.training.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.text.TextRole;
import io.embedsmith.evaluation.cache.VectorCache;
import io.embedsmith.evaluation.model.LocalEncoder;
import io.embedsmith.evaluation.model.ModelEmbedder;
import io.embedsmith.evaluation.model.TaskInstructions;
import io.embedsmith.evaluation.system.Embedder;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.testing.TinyModels;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A model with instructions, and queries that have others. */
class InstructedQueriesTest {
    private static final List<String> QUERIES = List.of("the bank", "a cat", "the loan", "a cat");

    @Test
    void aQueryHasItsOwnInstructionAndTheOthersThatOfTheModel() {
        Path model = TinyModels.directory(TinyModels.XLM_ROBERTA);
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(model))) {
            Embedder plain = new ModelEmbedder(
                    new LocalEncoder(host.model(host.cards().getFirst().id())),
                    new VectorCache(Path.of("unused"), 0, Clock.systemUTC()),
                    TaskInstructions.OF_MODEL,
                    (done, total) -> {});
            Embedder instructed = InstructedQueries.of(plain, Map.of("a cat", "Animals: ", "the loan", ""));

            float[][] rows = instructed.embed(TextRole.QUERY, QUERIES).toRows();

            float[][] own = plain.embed(TextRole.SYMMETRIC, List.of("Animals: a cat", "the loan"))
                    .toRows();
            float[][] ofModel = plain.embed(TextRole.QUERY, QUERIES).toRows();
            assertThat(rows).isDeepEqualTo(new float[][] {ofModel[0], own[0], own[1], own[0]});
            assertThat(rows[1]).isNotEqualTo(ofModel[1]);
            assertThat(rows[2]).isNotEqualTo(ofModel[2]);
            assertThat(instructed.embed(TextRole.PASSAGE, QUERIES).toRows())
                    .isDeepEqualTo(plain.embed(TextRole.PASSAGE, QUERIES).toRows());
            assertThat(instructed.similarity()).isEqualTo(plain.similarity());
            assertThat(InstructedQueries.of(plain, Map.of())).isSameAs(plain);
        }
    }

    @Test
    void theInstructionsAreThoseOfTheExamples() {
        assertThat(ExampleDataset.instructions(List.of(
                        example("a", Optional.of("x: ")),
                        example("b", Optional.empty()),
                        example("a", Optional.of("y: ")),
                        example("c", Optional.of("")))))
                .isEqualTo(Map.of("a", "x: ", "c", ""));
    }

    private static TrainingExample example(String query, Optional<String> instruction) {
        return new TrainingExample(query, List.of("p"), List.of(), Optional.empty(), instruction, Optional.empty());
    }
}
