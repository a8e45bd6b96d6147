package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Api;
import io.embedsmith.api.testing.Program;
import io.embedsmith.evaluation.file.JsonDocument;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command mines a collection as it mines the file that the collection was filled with. */
class MineCollectionIT {
    private static final List<String> PASSAGES = List.of(
            "A dog barks when a stranger comes to the door.",
            "Wolves howl at night to find each other.",
            "Cats purr when they are content.",
            "Bark protects a tree from insects and fire.",
            "Leaves of a maple turn red in autumn.",
            "A bond pays interest until it is due.",
            "A share is a part of a company.",
            "The central bank raised its rate by a quarter point.",
            "Boil the noodles for four minutes.",
            "Knead the dough until it is smooth.");

    @TempDir
    private static Path folder;

    private static Program program;

    @BeforeAll
    static void fill() throws IOException {
        List<String> corpus = IntStream.range(0, PASSAGES.size())
                .mapToObj(i -> JsonDocument.line(Map.of("_id", "p" + i, "title", "", "text", PASSAGES.get(i))))
                .toList();
        Files.write(folder.resolve("corpus.jsonl"), corpus);
        Files.writeString(folder.resolve("train.jsonl"), """
                {"query":"Why does a dog bark?","pos":["A dog barks when a stranger comes to the door."]}
                {"query":"What is a bond?","pos":["A bond pays interest until it is due."]}
                {"query":"How long do noodles cook?","pos":["Noodles are done after four minutes in boiling water."]}
                {"query":"What protects a tree?","pos":["Bark protects a tree from insects and fire."],"prompt":"Trees: "}
                """);
        program = new Program(Files.createDirectories(folder.resolve("data")), Map.of());
        Program.Outcome filled = program.run(
                "ingest",
                "--collection",
                "manuals",
                "--model",
                Api.ENGLISH_MODEL,
                "--format",
                "beir",
                folder.resolve("corpus.jsonl").toString());
        assertThat(filled.code()).as(filled.err()).isZero();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void aCollectionIsMinedAsTheFileThatItWasFilledWith() {
        String[] options = {"--range", "0-4", "--negatives", "3", "--sampling", "TOP", "--max-score", "0.9"};

        Program.Outcome file = mine("file.jsonl", options, "--candidates", path("corpus.jsonl"));
        Program.Outcome alone = run("alone.jsonl", options, "--collection", "manuals");
        program.start();
        Program.Outcome besideAServer = mine("beside.jsonl", options, "--collection", "manuals");

        assertThat(file.code()).as(file.err()).isEqualTo(ExitCode.DONE);
        assertThat(alone.code()).as(alone.err()).isEqualTo(ExitCode.DONE);
        assertThat(besideAServer.code()).as(besideAServer.err()).isEqualTo(ExitCode.DONE);
        List<TrainingExample> expected = TrainingFiles.examples(folder.resolve("file.jsonl"));
        assertThat(expected)
                .allSatisfy(example -> assertThat(example.hardNegatives())
                        .isNotEmpty()
                        .doesNotContainAnyElementsOf(example.positives()));
        // The collection keeps its vectors in half precision, so that the scores differ a little.
        assertThat(TrainingFiles.examples(folder.resolve("alone.jsonl")))
                .usingRecursiveComparison()
                .withComparatorForType(
                        (one, other) -> Math.abs(one - other) < 2e-3 ? 0 : Double.compare(one, other), Double.class)
                .isEqualTo(expected);
        assertThat(folder.resolve("beside.jsonl")).hasSameBinaryContentAs(folder.resolve("alone.jsonl"));
        assertThat(folder.resolve("alone.jsonl.report.json")).content().contains("\"collection\" : \"manuals\"");
        assertThat(folder.resolve("alone.jsonl.report.json"))
                .hasSameBinaryContentAs(folder.resolve("beside.jsonl.report.json"));
    }

    @Test
    void whatCannotBeMinedIsRefused() {
        String[] none = {};
        assertThat(error(mine("x.jsonl", none, "--collection", "none")))
                .contains("no collection")
                .contains("none");
        assertThat(error(mine("x.jsonl", none, "--collection", "manuals", "--candidates", path("corpus.jsonl"))))
                .contains("--candidates and --collection exclude each other");
        assertThat(error(mine("x.jsonl", none, "--collection", "manuals", "--passage-instruction", "p: ")))
                .contains("--passage-instruction says how passages are embedded");
        assertThat(error(mine("x.jsonl", none, "--collection", "manuals", "--range", "0-2000")))
                .contains("takes 2000 passages of each query")
                .contains("at most 1000");
        assertThat(error(run("x.jsonl", none, "--collection", "manuals", "--model", "bge-small-en-v1.5")))
                .contains("Collection 'manuals' has vectors of model 'all-minilm-l6-v2'");
        assertThat(error(run("x.jsonl", none, "--candidates", path("corpus.jsonl"))))
                .contains("--model is missing");
        assertThat(folder.resolve("x.jsonl")).doesNotExist();
    }

    private static String error(Program.Outcome outcome) {
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILED);
        return outcome.err();
    }

    private static Program.Outcome mine(String output, String[] options, String... from) {
        List<String> all = new ArrayList<>(List.of(from));
        all.addAll(List.of("--model", Api.ENGLISH_MODEL));
        return run(output, options, all.toArray(String[]::new));
    }

    private static Program.Outcome run(String output, String[] options, String... from) {
        List<String> command =
                new ArrayList<>(List.of("mine", "--input", path("train.jsonl"), "--scores", "--output", path(output)));
        command.addAll(List.of(options));
        command.addAll(List.of(from));
        return program.run(command.toArray(String[]::new));
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }
}
