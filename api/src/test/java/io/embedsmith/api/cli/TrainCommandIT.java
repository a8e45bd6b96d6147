package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Program;
import io.embedsmith.embedding.model.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command on a bundled model and a handful of examples. */
class TrainCommandIT {
    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void prepare() throws IOException {
        program = new Program(folder, Map.of());
        Files.writeString(folder.resolve("train.jsonl"), """
                {"query": "怎样重置密码", "pos": ["忘记口令时如何重设"], "neg": ["今天天气很好"]}
                {"query": "贷款利率是多少", "pos": ["借款要付多少利息"], "neg": ["他在弹钢琴"]}
                {"query": "银行几点开门", "pos": ["营业时间从九点开始"], "neg": ["她在读书"]}
                {"query": "额度为什么降低了", "pos": ["可用额度变少的原因"], "neg": ["火车几点到站"]}
                """);
        Files.writeString(folder.resolve("dev.tsv"), """
                怎样修改密码\t如何更改口令\t1
                今天下雨\t怎样修改密码\t0
                利息怎么算\t利率如何计算\t1
                她在跑步\t利息怎么算\t0
                """);
        Files.writeString(folder.resolve("devset.jsonl"), """
                {"query": "密码忘了怎么办", "pos": ["忘记口令时如何重设"], "neg": ["今天天气很好", "他在弹钢琴"]}
                {"query": "利息多少", "pos": ["借款要付多少利息"], "neg": ["她在读书"]}
                """);
    }

    private Program.Outcome train(String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("train", "--model", "bge-small-zh-v1.5", "--train", "train.jsonl"));
        arguments.addAll(List.of(more));
        return program.run(arguments.toArray(String[]::new));
    }

    @Test
    void aTrainedModelLiesBesideItsReportAndIsServed() throws IOException {
        Program.Outcome outcome = train(
                "--dev",
                "devset.jsonl",
                "--output",
                "tuned",
                "--batch-size",
                "2",
                "--epochs",
                "2",
                "--eval-steps",
                "2");
        assertThat(outcome.err()).contains("before training");
        assertThat(outcome.code()).isEqualTo(ExitCode.DONE);
        assertThat(outcome.out()).contains("tuned: 4 steps", "dev: ");

        ModelDirectory model = ModelDirectory.read(folder.resolve("tuned"));
        assertThat(model.manifest().lineage().parents()).hasToString("[bge-small-zh-v1.5]");
        Path run = folder.resolve("tuned.run");
        assertThat(run.resolve("checkpoint.safetensors")).doesNotExist();
        assertThat(Files.readAllLines(run.resolve("steps.jsonl"))).hasSize(4 + 3);
        JsonNode report = new ObjectMapper().readTree(run.resolve("report.json").toFile());
        assertThat(report.path("after").path("ndcg_at_10").asDouble()).isBetween(0.0, 1.0);
        assertThat(report.path("settings").path("seed").asText()).isEqualTo("42");
        assertThat(run.resolve("report.html")).content().contains("<svg").contains("Gradient norm");
        assertThat(run.resolve("report.md"))
                .content()
                .contains("recall_at_10")
                .contains("embedsmith train")
                .contains("| dev |");
    }

    @Test
    void aReportThatWasCutOffIsWrittenByTheSameCommandWithoutTrainingAgain() throws IOException {
        String[] command = {"--output", "tuned", "--batch-size", "2"};
        assertThat(train(command).code()).isEqualTo(ExitCode.DONE);
        Path report = folder.resolve("tuned.run").resolve("report.json");
        Path graph = ModelDirectory.read(folder.resolve("tuned")).weights();
        FileTime trained = Files.getLastModifiedTime(graph);
        Files.delete(report);

        assertThat(train(command).out()).contains("tuned: 2 steps");
        assertThat(report).exists();
        assertThat(Files.getLastModifiedTime(graph)).isEqualTo(trained);
        assertThat(train(command).err()).contains("is there already");
    }

    @Test
    void settingsComeFromAFileAndTheCommandLineOverrulesThem() throws IOException {
        Files.writeString(folder.resolve("train.yaml"), """
                dev: dev.tsv
                train: dev.tsv
                batch-size: 2
                max-steps: 3
                output: from-file
                """);
        Program.Outcome outcome =
                program.run("train", "--model", "bge-small-zh-v1.5", "--config", "train.yaml", "--max-steps", "1");
        assertThat(outcome.err()).doesNotContain("bug");
        assertThat(outcome.out()).contains("from-file: 1 steps");
    }

    @Test
    void pairsAreTrainedInThePlaceOfTheWeights() throws IOException {
        Program.Outcome outcome = train(
                "--output", "tuned", "--batch-size", "2", "--lora-rank", "4", "--lora-target-modules", "query,value");
        assertThat(outcome.code()).as(outcome.err()).isEqualTo(ExitCode.DONE);
        assertThat(ModelDirectory.read(folder.resolve("tuned"))
                        .manifest()
                        .lineage()
                        .trainingMethod())
                .contains("lora rank=4 alpha=4.0 dropout=0.0 targets=query,value");
        assertThat(folder.resolve("tuned.run/run.json")).content().contains("lora rank=4");

        assertThat(train("--output", "other", "--lora-rank", "4", "--lora-targets", "q_proj", "--batch-size", "2")
                        .err())
                .contains("'q_proj' of LoRA is the end of no linear layer's name; there are dense, key, query, value");
        assertThat(train("--output", "other", "--lora-alpha", "4").err()).contains("add --lora-rank, 8 is usual");
    }

    @Test
    void aSettingThatDoesNotExistIsAnsweredWithTheNearOne() throws IOException {
        Files.writeString(folder.resolve("train.yaml"), "learnig-rate: 1e-5\n");
        Program.Outcome outcome = train("--output", "tuned", "--config", "train.yaml");
        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err())
                .contains("train.yaml:1: there is no setting 'learnig-rate'; did you mean 'learning-rate'?");
    }

    @Test
    void whatCannotBeTrainedOnIsToldInASentence() throws IOException {
        assertThat(train("--output", "tuned", "--batch-size", "32").err())
                .contains("Training file 1 has 4 examples, a batch 32; lower the batch size or give more examples");
        Files.writeString(folder.resolve("broken.jsonl"), "{\"query\": \"a\", \"pos\": [\"b\"]}\n{\"query\": \n");
        assertThat(program.run("train", "--model", "bge-small-zh-v1.5", "--train", "broken.jsonl", "--output", "other")
                        .err())
                .contains("Broken.jsonl:2: ");
        assertThat(train("--output", "tuned", "--group-size", "0").err()).contains("Group size is 0; at least 1");
        assertThat(folder.resolve("tuned")).doesNotExist();
    }
}
