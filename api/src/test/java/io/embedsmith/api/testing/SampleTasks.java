package io.embedsmith.api.testing;

import io.embedsmith.evaluation.dataset.FileRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tasks small enough to be measured within a second, and some that cannot be. */
public final class SampleTasks {
    /** Pairs of sentences in two languages, and how alike they are, 0 to 5. */
    public static final List<List<String>> PAIRS = List.of(
            List.of("怎样重置密码", "忘记密码怎么办", "5"),
            List.of("怎样重置密码", "今天天气很好", "0"),
            List.of("可以退货吗", "能不能把东西退回去", "4"),
            List.of("可以退货吗", "发票在哪里下载", "1"),
            List.of("a cat sleeps on the sofa", "the cat is asleep", "5"),
            List.of("a cat sleeps on the sofa", "shares fell on Monday", "0"),
            List.of("he plays the piano", "a man plays music", "4"),
            List.of("she reads a book", "the dog runs", "1"));

    private final Path folder;

    private SampleTasks(Path folder) {
        this.folder = folder;
    }

    /**
     * {@code OwnPairs}, {@code OwnAnswers} and {@code Slow} (some seconds), {@code Lost} whose file is not there, {@code
     * Damaged} whose file is another one.
     *
     * @return the files that describe them
     */
    public static List<Path> write(Path folder) throws IOException {
        return new SampleTasks(Files.createDirectories(folder)).write();
    }

    private List<Path> write() throws IOException {
        Path pairs = file("pairs.csv", csv(PAIRS));
        List<List<String>> many = IntStream.range(0, 1_500)
                .mapToObj(i -> List.of("sentence " + i + " about parcels", "第" + i + "个关于包裹的句子", String.valueOf(i % 6)))
                .toList();
        Path slow = file("slow.csv", csv(many));
        return List.of(
                pairs("OwnPairs", "pairs.csv", FileRevision.of(pairs)),
                pairs("Slow", "slow.csv", FileRevision.of(slow)),
                pairs("Lost", "lost.csv", "0".repeat(64)),
                pairs("Damaged", "pairs.csv", "0".repeat(64)),
                answers());
    }

    private static String csv(List<List<String>> rows) {
        return "left,right,alike\n"
                + rows.stream().map(row -> String.join(",", row) + "\n").collect(Collectors.joining());
    }

    private Path pairs(String name, String data, String hash) throws IOException {
        return file(name + ".yaml", """
                name: %s
                type: STS
                languages: [cmn-Hans, eng-Latn]
                evaluate: [test]
                columns: {sentence1: left, sentence2: right, score: alike}
                splits:
                  test:
                    file: %s
                    sha256: %s
                    format: csv
                """.formatted(name, data, hash));
    }

    private Path answers() throws IOException {
        file("corpus.jsonl", """
                {"_id": "1", "text": "忘记密码时，在登录页点击找回密码。"}
                {"_id": "2", "text": "七天之内可以无理由退货。"}
                {"_id": "3", "text": "The canteen serves soup from noon on."}
                {"_id": "4", "text": "Keys are kept at the front desk."}
                """);
        file("queries.jsonl", """
                {"_id": "a", "text": "登录不了怎么办"}
                {"_id": "b", "text": "买错了能退吗"}
                {"_id": "c", "text": "what is there for lunch"}
                {"_id": "d", "text": "where do I get a key"}
                """);
        file("qrels.tsv", "query-id\tcorpus-id\tscore\na\t1\t1\nb\t2\t1\nc\t3\t1\nd\t4\t1\n");
        return retrieval(folder, "OwnAnswers", "cmn-Hans, eng-Latn");
    }

    /** Describes a task of retrieval whose data are {@code corpus.jsonl}, {@code queries.jsonl} and {@code qrels.tsv} beside it. */
    public static Path retrieval(Path folder, String name, String languages) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), """
                name: %s
                type: Retrieval
                languages: [%s]
                evaluate: [test]
                splits:
                  test:
                    corpus: {file: corpus.jsonl, sha256: %s}
                    queries: {file: queries.jsonl, sha256: %s}
                    qrels: {file: qrels.tsv, sha256: %s}
                """.formatted(
                        name,
                        languages,
                        FileRevision.of(folder.resolve("corpus.jsonl")),
                        FileRevision.of(folder.resolve("queries.jsonl")),
                        FileRevision.of(folder.resolve("qrels.tsv"))));
    }

    /** Describes a task of reranking: sentences of which some answer. */
    public static Path choices(Path folder) throws IOException {
        Path data = Files.writeString(folder.resolve("choices.csv"), """
                qtext,atext,label
                who has the key,The front desk has it.,1
                who has the key,The garden is green.,0
                who has the key,A key is a piece of metal.,0
                what is for lunch,Soup is served at noon.,1
                what is for lunch,Lunch is a meal.,0
                """);
        return Files.writeString(folder.resolve("OwnChoices.yaml"), """
                name: OwnChoices
                type: Reranking
                languages: [eng-Latn]
                evaluate: [test]
                columns: {query: qtext, passage: atext, grade: label}
                splits:
                  test: {file: choices.csv, sha256: %s, format: csv}
                """.formatted(FileRevision.of(data)));
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
