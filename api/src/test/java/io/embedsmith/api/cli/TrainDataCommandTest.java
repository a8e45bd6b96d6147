package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Api;
import io.embedsmith.embedding.model.ModelFolders;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.runtime.LocalModelHost;
import io.embedsmith.embedding.runtime.ModelHostSettings;
import io.embedsmith.training.data.TeacherScores;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainDataCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commands = CommandLineEntry.create();
        commands.setOut(new PrintWriter(out, true));
        commands.setErr(new PrintWriter(err, true));
        return commands.execute(arguments);
    }

    @Test
    void aReportCountsMeasuresAndFindsFaults() throws IOException {
        Path train = write(
                "train.jsonl",
                "{\"query\":\"How?\",\"pos\":[\"So it is done, step by step.\"],\"neg\":[\"Never.\"]}",
                "{\"query\":\"When?\",\"pos\":[\"Now.\"]}");
        Path dev = write("dev.jsonl", "{\"query\":\"Who?\",\"pos\":[\"now\"]}");
        String model =
                ModelFolders.configured().getFirst().resolve("all-minilm-l6-v2").toString();

        int code = run(
                "train-data",
                "report",
                "--input",
                train.toString(),
                "--dev",
                dev.toString(),
                "--model",
                model,
                "--passage-tokens",
                "8");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.PARTLY);
        assertThat(out.toString())
                .contains("2      examples", "1      examples without hard negatives")
                // so it is done , step by step . with [CLS] and [SEP]
                .containsPattern("passages +3 +4 +\\d+ +11 +8 +1")
                .contains("FAULT: 1 positives of the dev set are also trained on", "    now")
                .contains("Some of this spoils the result.");
    }

    @Test
    void aReportOfPairsIsAlsoJson() throws IOException {
        Path pairs = write("pairs.tsv", "a\tb\t1", "c\td\t0");

        assertThat(run("train-data", "report", "--pairs", "--json", "--input", pairs.toString()))
                .isEqualTo(ExitCode.DONE);

        assertThat(out.toString()).contains("\"pairs\" : 2").contains("\"findings\" : [ ]");
    }

    @Test
    void aRerankerScoresEveryPassage() throws IOException {
        Path train = write(
                "train.jsonl",
                "{\"query\":\"How?\",\"pos\":[\"Step by step.\"],\"neg\":[\"Never.\",\"Now.\"],\"prompt\":\"p: \"}",
                "{\"query\":\"When?\",\"pos\":[\"Now.\",\"Soon.\"],\"neg\":[\"Here.\"]}");
        String reranker = Api.RERANKERS.resolve(Api.RERANKER).toString();

        assertThat(score(train, "first.jsonl", "--reranker", reranker)).isEqualTo(ExitCode.DONE);
        assertThat(score(train, "second.jsonl", "--reranker", reranker)).isEqualTo(ExitCode.DONE);

        assertThat(err.toString()).isEmpty();
        assertThat(out.toString())
                .contains("2 examples with the scores of 3 positives and 3 negatives")
                .containsPattern("\\d negatives \\(\\d+\\.\\d %\\) score as high as a positive");
        assertThat(folder.resolve("second.jsonl")).hasSameBinaryContentAs(folder.resolve("first.jsonl"));
        List<TrainingExample> scored = TrainingFiles.examples(folder.resolve("first.jsonl"));
        try (LocalModelHost host = LocalModelHost.open(ModelHostSettings.of(Path.of(reranker)))) {
            TrainingExample example = scored.getFirst();
            assertThat(example.instruction()).contains("p: ");
            assertThat(example.teacherScores().orElseThrow().negatives())
                    .isEqualTo(
                            host.reranker(new ModelId(Api.RERANKER)).score("How?", List.of("Never.", "Now.")).stream()
                                    .map(relevance -> (double) relevance.logit())
                                    .toList());
        }
    }

    @Test
    void anEncoderTeachesByItsCosines() throws IOException {
        System.setProperty("embedsmith.data", folder.resolve("data").toString());
        try {
            String model = ModelFolders.configured()
                    .getFirst()
                    .resolve("all-minilm-l6-v2")
                    .toString();
            Path train = write(
                    "train.jsonl",
                    "{\"query\":\"Why do cats purr?\",\"pos\":[\"Cats purr when content.\"],\"neg\":[\"A bond pays interest.\"]}");

            assertThat(score(train, "plain.jsonl", "--model", model, "--temperature", "1"))
                    .isEqualTo(ExitCode.DONE);
            assertThat(score(train, "sharp.jsonl", "--model", model)).isEqualTo(ExitCode.DONE);

            TeacherScores plain = scores("plain.jsonl");
            assertThat(plain.positives().getFirst()).isBetween(0.6, 1.0);
            assertThat(plain.negatives().getFirst()).isBetween(-0.2, 0.2);
            assertThat(scores("sharp.jsonl").positives().getFirst())
                    .isEqualTo(plain.positives().getFirst() / 0.02);
        } finally {
            System.clearProperty("embedsmith.data");
        }
    }

    @Test
    void whatCannotBeScoredIsToldInASentence() throws IOException {
        Path train = write("train.jsonl", "{\"query\":\"How?\",\"pos\":[\"So.\"]}", "{\"query\": ");
        String reranker = Api.RERANKERS.resolve(Api.RERANKER).toString();

        assertThat(score(train, "out.jsonl", "--reranker", reranker)).isEqualTo(ExitCode.FAILED);
        assertThat(score(train, "train.jsonl", "--reranker", reranker)).isEqualTo(ExitCode.FAILED);
        assertThat(score(train, "out.jsonl", "--reranker", reranker, "--temperature", "0"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(score(train, "out.jsonl")).isEqualTo(ExitCode.USAGE);

        assertThat(err.toString())
                .contains("train.jsonl:2: ", "--input and --output are both", "The temperature of the teacher is 0.0")
                .contains("(--reranker=MODEL | --model=MODEL)");
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    private int score(Path input, String output, String... more) {
        return run(Stream.concat(
                        Stream.of(
                                "train-data",
                                "score",
                                "--input",
                                input.toString(),
                                "--output",
                                folder.resolve(output).toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private TeacherScores scores(String file) {
        return TrainingFiles.examples(folder.resolve(file))
                .getFirst()
                .teacherScores()
                .orElseThrow();
    }

    @Test
    void aSplitCanBeReadAgain() throws IOException {
        Path pairs = write("pairs.tsv", "a\tb\t1", "b\tc\t0", "d\te\t0.5", "f\tg\t1");
        Path train = folder.resolve("a.jsonl");
        Path dev = folder.resolve("b.jsonl");

        int code = run(
                "train-data",
                "split",
                "--pairs",
                "--input",
                pairs.toString(),
                "--dev-share",
                "0.25",
                "--train-output",
                train.toString(),
                "--dev-output",
                dev.toString());

        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains(train + ": 3 to train on").contains(dev + ": 1 to measure on");
        assertThat(TrainingFiles.pairs(train)).hasSize(3);
        assertThat(TrainingFiles.pairs(pairs))
                .containsAll(TrainingFiles.pairs(train))
                .containsAll(TrainingFiles.pairs(dev));
    }

    @Test
    void whatCannotBeSplitIsExplained() throws IOException {
        Path train = write("train.jsonl", "{\"query\":\"q\",\"pos\":[\"p\"]}");

        int code = run(
                "train-data",
                "split",
                "--input",
                train.toString(),
                "--train-output",
                folder.resolve("a.jsonl").toString(),
                "--dev-output",
                folder.resolve("b.jsonl").toString());

        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("No part of 1 examples can be taken away at a share of 0.1");
        assertThat(folder.resolve("a.jsonl")).doesNotExist();
    }

    private Path write(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }
}
