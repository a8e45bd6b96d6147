package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.SampleTasks;
import io.embedsmith.embedding.model.Lineage;
import io.embedsmith.embedding.model.ModelDirectory;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.model.ModelKind;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.embedding.runtime.Relevance;
import io.embedsmith.training.weights.DerivedModel;
import io.embedsmith.training.weights.ModelWeights;
import io.embedsmith.training.weights.WeightTensor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Two rerankers become one, as a user does it, and the result is served. */
class MergeRerankersTest {
    private static final Path FIRST = Api.RERANKERS.resolve(Api.RERANKER);
    private static final String ENCODER =
            ModelFolders.configured().getFirst().resolve("all-minilm-l6-v2").toString();
    private static final List<String> PASSAGES =
            List.of("the bank opens at nine", "a cat sleeps", "reset the password");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path second;

    @BeforeEach
    void prepare() {
        System.setProperty("embedsmith.data", folder.resolve("data").toString());
        second = folder.resolve("second");
        changed(second);
    }

    @AfterEach
    void forgetTheFolder() {
        System.clearProperty("embedsmith.data");
    }

    /** The first one with every third number of each tensor halved. */
    private static void changed(Path target) {
        ModelDirectory source = ModelDirectory.read(FIRST);
        try (ModelWeights weights = ModelWeights.open(FIRST);
                DerivedModel derived = DerivedModel.of(source, target)) {
            for (WeightTensor tensor : derived.tensors()) {
                float[] values = weights.read(weights.tensor(tensor.name()).orElseThrow());
                for (int i = 0; i < values.length; i += 3) {
                    values[i] /= 2;
                }
                derived.put(tensor.name(), values);
            }
            derived.finish(
                    new ModelId("second"), Lineage.ofTraining(source.card().id(), "test"));
        }
    }

    private int run(String... arguments) {
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    private Path merged(String name, String coefficients) {
        Path target = folder.resolve(name);
        int code = run(
                "merge",
                "--models",
                FIRST + "," + second,
                "--coefficients",
                coefficients,
                "--output",
                target.toString());
        assertThat(code).as(err.toString()).isEqualTo(ExitCode.DONE);
        return target;
    }

    private static List<Relevance> served(Path model) {
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(model))) {
            return host.reranker(host.cards().getFirst().id()).score("when does the bank open", PASSAGES);
        }
    }

    @Test
    void theMergedRerankerIsServed() {
        Path half = merged("half", "0.5,0.5");

        ModelDirectory directory = ModelDirectory.read(half);
        directory.verify();
        assertThat(directory.card().kind()).isEqualTo(ModelKind.RERANKER);
        assertThat(directory.manifest().lineage().mergeCoefficients())
                .hasSize(2)
                .containsValue(0.5);
        assertThat(served(half)).isNotEqualTo(served(FIRST)).isNotEqualTo(served(second));
        // What is in between in all numbers is the first again where only the first counts, bit for bit.
        assertThat(served(merged("whole", "1,0"))).isEqualTo(served(FIRST));
    }

    @Test
    void aSweepMeasuresThemBehindAnEncoderAndWritesTheBest() throws IOException {
        SampleTasks.write(folder.resolve("tasks"));
        String target = folder.resolve("tasks/OwnAnswers.yaml").toString();
        String guard = SampleTasks.choices(folder).toString();
        String[] sweep = {
            "merge",
            "sweep",
            "--models",
            second + "," + FIRST,
            "--tasks",
            "OwnAnswers",
            "--guards",
            "OwnChoices",
            "--task-file",
            target,
            "--task-file",
            guard,
            "--steps",
            "3",
            "--tolerance",
            "1"
        };

        assertThat(run(sweep)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("is a reranker, which finds nothing by itself", "--dev-encoder");
        assertThat(run(with(sweep, "--dev-encoder", ENCODER, "--dev-depth", "3")))
                .as(err.toString())
                .isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("OwnAnswers", "OwnChoices", "Coefficient");
        assertThat(err.toString()).contains("[6/6]");
        assertThat(run(with(sweep, "--dev-depth", "3"))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("nothing finds what they read; add --dev-encoder");
    }

    @Test
    void examplesAreForEncoders() throws IOException {
        Path examples = Files.writeString(folder.resolve("few.jsonl"), """
                {"query": "a bank", "pos": ["the bank"], "neg": ["a cat"]}
                """);

        int code = run(
                "merge",
                "--models",
                FIRST + "," + second,
                "--examples",
                examples.toString(),
                "--output",
                folder.resolve("none").toString());

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("is a reranker; the loss on examples", "greedy soup");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private static String[] with(String[] some, String... more) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(some), java.util.stream.Stream.of(more))
                .toArray(String[]::new);
    }
}
