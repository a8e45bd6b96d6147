package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Program;
import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.evaluation.dataset.FileRevision;
import io.embedsmith.training.weights.DerivedModel;
import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command between a bundled model and one that knows less: the way back is a gain. */
class MergeSweepIT {
    private static final Path MODEL = ModelFolders.configured().getFirst().resolve("bge-small-zh-v1.5");

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void prepare() throws IOException {
        program = new Program(folder, Map.of());
        dulled(folder.resolve("dulled"));
        task("Target", """
                怎样重置密码,如何重设口令,5
                今天天气很好,怎样重置密码,0
                贷款利率是多少,借款的利息怎么算,4
                她在读书,银行几点开门,1
                额度为什么降低了,我的额度怎么变少了,5
                """);
        task("Guard", """
                我喜欢吃苹果,苹果是我爱吃的,5
                火车几点到站,这本书很有意思,0
                他在弹钢琴,有人在演奏音乐,4
                """);
    }

    /** Every other number of each matrix is halved. */
    private static void dulled(Path target) {
        ModelDirectory source = ModelDirectory.read(MODEL);
        try (ModelWeights weights = ModelWeights.open(MODEL);
                DerivedModel derived = DerivedModel.of(source, target)) {
            for (WeightTensor tensor : derived.tensors()) {
                float[] values = weights.read(weights.tensor(tensor.name()).orElseThrow());
                for (int i = 0; i < values.length; i += 2) {
                    values[i] /= 2;
                }
                derived.put(tensor.name(), values);
            }
            derived.finish(
                    new ModelId("dulled"), Lineage.ofTraining(source.card().id(), "test"));
        }
    }

    private void task(String name, String pairs) throws IOException {
        Path data = folder.resolve(name + ".csv");
        Files.writeString(data, "left,right,alike\n" + pairs);
        Files.writeString(folder.resolve(name + ".yaml"), """
                name: %s
                type: STS
                languages: [cmn-Hans]
                evaluate: [test]
                main_score: cosine_pearson
                columns: {sentence1: left, sentence2: right, score: alike}
                splits:
                  test:
                    file: %s.csv
                    sha256: %s
                    format: csv
                """.formatted(name, name, FileRevision.of(data)));
    }

    private Program.Outcome sweep(String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of(
                "merge",
                "sweep",
                "--models",
                MODEL + ",./dulled",
                "--tasks",
                "Target",
                "--guards",
                "Guard",
                "--steps",
                "3",
                "--tolerance",
                "1",
                "--task-file",
                "Target.yaml",
                "--task-file",
                "Guard.yaml"));
        arguments.addAll(List.of(more));
        return program.run(arguments.toArray(String[]::new));
    }

    @Test
    void aCoefficientIsRecommendedAndItsModelWritten() throws IOException {
        Program.Outcome first = sweep("--out", "report");

        assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.DONE);
        assertThat(first.out()).contains("Coefficient", "Take the coefficient").contains("✓");
        assertThat(first.err()).contains("[6/6]", "--output DIR");
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("report/sweep.json").toFile());
        double recommended = report.path("recommended").asDouble();
        assertThat(recommended).isGreaterThan(0);
        for (String file : List.of("sweep.html", "sweep.md", "sweep.csv")) {
            assertThat(folder.resolve("report").resolve(file)).isNotEmptyFile();
        }

        Program.Outcome second = sweep("--json", "--output", "merged");

        assertThat(second.code()).as(second.err()).isEqualTo(ExitCode.DONE);
        assertThat(new ObjectMapper().readTree(second.out())).isEqualTo(report);
        ModelDirectory merged = ModelDirectory.read(folder.resolve("merged"));
        assertThat(merged.manifest().lineage().mergeCoefficients())
                .containsEntry(new ModelId("bge-small-zh-v1.5"), recommended);
        assertThat(sweep("--output", "merged").err()).contains("merged, is there already");
    }
}
