package io.embedsmith.evaluation.dataset;

import java.util.List;
import java.util.stream.Stream;

/** Under which names the files of a BEIR folder are looked for; the first that is there counts. Each may be gzip. */
public final class BeirNames {
    private BeirNames() {}

    /** The passages. */
    public static List<String> corpus() {
        return packedToo("corpus.jsonl");
    }

    /** The queries of a split, or those of all splits in one file, as BEIR has them. */
    public static List<String> queries(String split) {
        return packedToo("queries." + split + ".jsonl", "queries.jsonl");
    }

    /** The judgements of a split. */
    public static List<String> qrels(String split) {
        return packedToo(
                "qrels." + split + ".tsv",
                "qrels/" + split + ".tsv",
                "qrels." + split + ".jsonl",
                "qrels/" + split + ".jsonl");
    }

    private static List<String> packedToo(String... names) {
        return Stream.of(names).flatMap(name -> Stream.of(name, name + ".gz")).toList();
    }
}
