package io.embedsmith.benchmarks.embedding;

import io.embedsmith.benchmarks.CommonOptions;
import io.embedsmith.benchmarks.data.MixedLengths;
import io.embedsmith.benchmarks.data.PublicSet;
import io.embedsmith.benchmarks.embedding.langchain4j.PeerProcess;
import io.embedsmith.benchmarks.report.Figures;
import io.embedsmith.benchmarks.report.MarkdownTable;
import io.embedsmith.benchmarks.report.Percentiles;
import io.embedsmith.benchmarks.report.Report;
import io.embedsmith.embedding.model.ModelId;
import io.embedsmith.embedding.tokenizer.Tokenizer;
import io.embedsmith.evaluation.dataset.Passage;
import io.embedsmith.evaluation.dataset.Query;
import io.embedsmith.evaluation.dataset.RetrievalDataset;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whether the runtime embeds faster than langchain4j's in-process models, and the same. */
@Command(
        name = "embedding",
        mixinStandardHelpOptions = true,
        description = "Tokens a second on Chinese texts of mixed lengths and latency of one short text, beside"
                + " langchain4j's bge-small-zh-v1.5 in turns.")
public final class EmbeddingSpeed implements Callable<Integer> {
    /** The same weights on both sides; how much faster ours must be. */
    private enum Pair {
        FP32("fp32", "bge-small-zh-v1.5", 1.5),
        INT8("int8", "bge-small-zh-v1.5-int8", 1.6);

        private final String precision;
        private final String model;
        private final double ratio;

        Pair(String precision, String model, double ratio) {
            this.precision = precision;
            this.model = model;
            this.ratio = ratio;
        }
    }

    private static final double SAME = 0.99999;
    private static final int ALONE_TURNS = 24;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(names = "--threads", paramLabel = "N", description = "Threads of either side (default: 2).")
    private int threads = 2;

    @Option(names = "--texts", paramLabel = "N", description = "Texts of one call (default: 512).")
    private int count = 512;

    @Option(names = "--turns", paramLabel = "N", description = "Calls that are timed, of either side (default: 7).")
    private int turns = 7;

    @Option(
            names = "--peer",
            paramLabel = "FILE",
            description = "Holds langchain4j's class path; benchmarks/run writes it.")
    private Path peer = Path.of("benchmarks", "target", "langchain4j.classpath");

    @Override
    public Integer call() throws Exception {
        Report report = Report.standard();
        RetrievalDataset dataset = options.read(PublicSet.CMRC2018);
        MarkdownTable speed = new MarkdownTable("model", "ours, tokens/s", "langchain4j", "ratio", "least to greatest");
        MarkdownTable latency = new MarkdownTable("model", "ours p50, ms", "p95", "langchain4j p50, ms", "p95");
        for (Pair pair : Pair.values()) {
            try (OwnModel ours = OwnModel.open(new ModelId(pair.model), threads);
                    PeerProcess theirs = PeerProcess.start(peer, pair.precision, threads)) {
                if (pair == Pair.FP32) {
                    report.header(
                            "Embedding beside langchain4j 0.36.2, " + threads + " threads, " + count + " texts, "
                                    + turns + " turns",
                            "ONNX Runtime " + ours.onnxRuntime() + " (ours), " + theirs.onnxRuntime()
                                    + " (langchain4j, as it declares)");
                }
                Tokenizer tokenizer = ours.model().tokenizer();
                List<String> texts = MixedLengths.cut(passages(dataset), tokenizer, count);
                Turns sides = new Turns(ours, theirs);
                report.progress(pair.precision + ": " + turns + " turns of " + texts.size() + " texts, "
                        + tokens(texts, tokenizer) + " tokens");
                throughput(report, pair, sides.together(texts, turns), tokens(texts, tokenizer), speed);
                report.progress(pair.precision + ": one question at a time");
                latency(report, pair, sides.alone(questions(dataset), ALONE_TURNS), latency);
            }
        }
        report.line("");
        report.table(speed);
        report.table(latency);
        return report.exitCode();
    }

    private static void throughput(Report report, Pair pair, Turns.Times times, long tokens, MarkdownTable table) {
        Percentiles ratios = Percentiles.of(times.ratios());
        table.row(
                pair.model,
                Figures.decimals(tokens / Percentiles.of(times.ours()).median(), 0),
                Figures.decimals(tokens / Percentiles.of(times.theirs()).median(), 0),
                Figures.decimals(ratios.median(), 2),
                Figures.decimals(ratios.at(1), 2) + " to " + Figures.decimals(ratios.at(100), 2));
        report.target(
                pair.precision + " throughput " + Figures.decimals(ratios.median(), 2)
                        + " times langchain4j's (median of the turns), target " + pair.ratio,
                ratios.median() >= pair.ratio);
        agreement(report, pair, "mixed lengths", times.agreement());
    }

    /**
     * Only the same arithmetic can agree: behind the last attention ours computes the first token alone and takes the step of
     * its quantisation from it, theirs from all tokens of the text.
     */
    private static void agreement(Report report, Pair pair, String what, Agreement agreement) {
        String line = pair.precision + " vectors of " + what + ": least cosine to langchain4j's "
                + Figures.decimals(agreement.leastCosine(), 7) + ", mean "
                + Figures.decimals(agreement.meanCosine(), 7);
        switch (pair) {
            case FP32 -> report.target(line + ", target " + SAME, agreement.leastCosine() >= SAME);
            case INT8 -> report.line("- reported: " + line);
        }
    }

    private static void latency(Report report, Pair pair, Turns.Times times, MarkdownTable table) {
        Percentiles ours = Percentiles.of(times.ours());
        Percentiles theirs = Percentiles.of(times.theirs());
        table.row(
                pair.model, millis(ours.median()), millis(ours.at(95)), millis(theirs.median()), millis(theirs.at(95)));
        report.target(
                pair.precision + " latency of one short text no worse than langchain4j's: median "
                        + millis(ours.median())
                        + " to " + millis(theirs.median()) + " ms, p95 " + millis(ours.at(95)) + " to "
                        + millis(theirs.at(95)) + " ms",
                ours.median() <= theirs.median() && ours.at(95) <= theirs.at(95));
        agreement(report, pair, "short texts", times.agreement());
    }

    private static String millis(double seconds) {
        return Figures.decimals(seconds * 1e3, 2);
    }

    private static long tokens(List<String> texts, Tokenizer tokenizer) {
        return texts.stream()
                .mapToLong(text -> tokenizer.countTokens(text) + tokenizer.specialTokens())
                .sum();
    }

    private static List<String> passages(RetrievalDataset dataset) {
        return dataset.corpus().passages().stream().map(Passage::text).toList();
    }

    private static List<String> questions(RetrievalDataset dataset) {
        return dataset.topics().queries().stream().map(Query::text).toList();
    }
}
