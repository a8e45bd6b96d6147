package io.embedsmith.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.api.cli.output.ExitCode;
import io.embedsmith.api.testing.Program;
import io.embedsmith.api.testing.SampleTasks;
import io.embedsmith.training.data.TrainingExample;
import io.embedsmith.training.data.TrainingFiles;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command measures collections of a running server by a retrieval task, by files and by a set. */
class EvalCollectionIT {
    private static final String MODEL = "bge-small-zh-v1.5-int8";

    @TempDir
    private Path folder;

    private Program program;

    @BeforeEach
    void start() throws IOException {
        file("corpus.jsonl", """
                {"_id": "reset", "title": "密码", "text": "忘记密码时，点击“找回密码”，按提示重置。"}
                {"_id": "refund", "title": "", "text": "七天之内可以无理由退货。"}
                {"_id": "parcel", "title": "", "text": "包裹一般在三天内送达。"}
                """);
        file("queries.jsonl", """
                {"_id": "1", "text": "怎样重置密码"}
                {"_id": "2", "text": "退货期限"}
                {"_id": "3", "text": "没有答案的问题"}
                """);
        file("qrels.tsv", "query-id\tcorpus-id\tscore\n1\treset\t1\n2\trefund\t2\n3\tparcel\t0\n");
        SampleTasks.retrieval(folder, "Faq", "cmn-Hans");
        program = new Program(Files.createDirectories(folder.resolve("data")), Map.of());
        program.start();
    }

    private void file(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, content);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private Program.Outcome measure(String... more) {
        String[] always = {
            "eval",
            "collection",
            "--collection",
            "faq",
            "--task-file",
            folder.resolve("Faq.yaml").toString()
        };
        String[] all = java.util.Arrays.copyOf(always, always.length + more.length);
        System.arraycopy(more, 0, all, always.length, more.length);
        return program.run(all);
    }

    @Test
    void aTasksPassagesAreBroughtInAndTheSystemsComparedOnItsQueries() {
        assertThat(measure("--task", "Faq"))
                .returns(ExitCode.FAILED, Program.Outcome::code)
                .extracting(Program.Outcome::err)
                .asString()
                .contains("no collection 'faq'", "--model ID");

        Program.Outcome made = measure("--task", "Faq", "--model", MODEL, "--coefficients", "0.3", "--json");

        assertThat(made.code()).as(made.err()).isEqualTo(ExitCode.DONE);
        JsonPath run = JsonPath.from(made.out());
        assertThat(run.getString("set")).isEqualTo("Faq");
        assertThat(run.getInt("outcome.measured.passages")).isEqualTo(3);
        assertThat(run.getInt("outcome.coverage.measured")).isEqualTo(2);
        assertThat(run.getList("outcome.systems.system"))
                .isEqualTo(List.of("dense", "keyword", "hybrid", "convex-0.3"));
        assertThat(run.getDouble("outcome.systems.find { it.system == 'hybrid' }.metrics['nDCG@10']"))
                .isEqualTo(1.0);

        Program.Outcome again = measure("--set", "Faq", "--metric", "MRR@10", "--rank-constants", "60");

        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.DONE);
        assertThat(again.out())
                .contains("MRR@10", "95% INTERVAL", "rrf-60-0.5", "2 judged queries of 2 over 3 passages");
        Program.Outcome files = measure(
                "--queries",
                folder.resolve("queries.jsonl").toString(),
                "--qrels",
                folder.resolve("qrels.tsv").toString());
        assertThat(files.code()).as(files.err()).isEqualTo(ExitCode.DONE);
        assertThat(files.out()).contains("2 judged queries of 3");
    }

    @Test
    void aCollectionWithJudgedQueriesBecomesTrainingData() throws IOException {
        Program.Outcome made = measure("--task", "Faq", "--model", MODEL);
        assertThat(made.code()).as(made.err()).isEqualTo(ExitCode.DONE);
        Files.writeString(
                folder.resolve("judged.tsv"),
                "query-id\tcorpus-id\tscore\n1\treset\t1\n1\tparcel\t0\n1\tgone\t1\n2\trefund\t2\n3\tparcel\t0\n");
        Program.Outcome judged = measure(
                "--queries",
                folder.resolve("queries.jsonl").toString(),
                "--qrels",
                folder.resolve("judged.tsv").toString());
        assertThat(judged.code()).as(judged.err()).isEqualTo(ExitCode.DONE);
        Path lines = folder.resolve("train.jsonl");
        Path beir = folder.resolve("beir");

        Program.Outcome flag = export("--set", "files", "--output", lines.toString());

        assertThat(flag.code()).as(flag.err()).isEqualTo(ExitCode.DONE);
        assertThat(flag.out())
                .contains("2 of 3 queries have an answer, 3 passages", "1 judged targets are not in the collection");
        List<TrainingExample> examples = TrainingFiles.examples(lines);
        assertThat(examples).extracting(TrainingExample::query).containsExactly("怎样重置密码", "退货期限");
        assertThat(examples.getFirst().positives()).containsExactly("密码 忘记密码时，点击“找回密码”，按提示重置。");
        assertThat(examples.getFirst().hardNegatives()).containsExactly("包裹一般在三天内送达。");

        Program.Outcome folderToo = export(
                "--queries",
                folder.resolve("queries.jsonl").toString(),
                "--qrels",
                folder.resolve("judged.tsv").toString(),
                "--format",
                "beir",
                "--output",
                beir.toString());

        assertThat(folderToo.code()).as(folderToo.err()).isEqualTo(ExitCode.DONE);
        assertThat(TrainingFiles.examples(beir, "train")).isEqualTo(examples);
        assertThat(export("--set", "files", "--format", "beir", "--output", beir.toString()))
                .returns(ExitCode.FAILED, Program.Outcome::code)
                .extracting(Program.Outcome::err)
                .asString()
                .contains("holds a corpus already");
        assertThat(export("--output", lines.toString()).err()).contains("needs judged queries, from one place");
        assertThat(export("--set", "none", "--output", lines.toString()).code()).isEqualTo(ExitCode.FAILED);
    }

    private Program.Outcome export(String... more) {
        return program.run(Stream.concat(Stream.of("train-data", "export", "--collection", "faq"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void whatCannotBeMeasuredIsNamed() {
        assertThat(measure())
                .returns(ExitCode.FAILED, Program.Outcome::code)
                .extracting(Program.Outcome::err)
                .asString()
                .contains("A measurement needs judged queries");
        assertThat(measure("--task", "BQ"))
                .returns(ExitCode.FAILED, Program.Outcome::code)
                .extracting(Program.Outcome::err)
                .asString()
                .contains("BQ", "Retrieval");
        assertThat(measure("--task", "Faq", "--subset", "en"))
                .extracting(Program.Outcome::err)
                .asString()
                .contains("Faq has no subset 'en'");
        assertThat(measure("--set", "none"))
                .extracting(Program.Outcome::err)
                .asString()
                .contains("faq");
    }
}
