package io.embedsmith.embedding.runtime;

import io.embedsmith.embedding.model.MeasuredSpeed;
import io.embedsmith.embedding.text.TextRole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A few seconds of work that tell how fast a model is here: passages whose lengths are spread as in real collections
 * (log-normal), and one short query at a time.
 */
final class SpeedTest {
    private static final long PASSAGE_NANOS = 3_000_000_000L;
    private static final long QUERY_NANOS = 1_000_000_000L;
    private static final int PASSAGES_PER_REQUEST = 64;
    private static final String CHINESE = "检索增强生成先从资料中找出与问题有关的段落，再让语言模型根据这些段落回答。向量模型把文字变成"
            + "向量，意思相近的文字距离也近，所以换一种说法提问仍能找到答案；关键词检索则擅长型号、人名和编号。两者结合通常比"
            + "任何一种单独使用更好。段落太长会冲淡主题，太短又缺少上下文，因此切分时要照顾标题、句子和模型的长度上限。";
    private static final String ENGLISH =
            "Retrieval finds the passages that bear on a question before a language model answers"
                    + " it. An embedding model turns text into vectors so that texts of like meaning lie close together and a"
                    + " paraphrase still finds its answer, while keyword search is good at part numbers, names and codes. Both"
                    + " together are usually better than either alone. Long passages blur their subject and short ones lack"
                    + " context, so splitting minds headings, sentences and the limit of the model. ";

    private final EmbeddingModel model;
    private final int threads;
    private final String text;

    SpeedTest(EmbeddingModel model, int threads) {
        this.model = model;
        this.threads = threads;
        boolean english = model.card().languages().equals(List.of("en"));
        this.text = (english ? ENGLISH : CHINESE).repeat(8);
    }

    MeasuredSpeed run() {
        List<String> passages = passages();
        model.embed(EmbeddingRequest.of(TextRole.PASSAGE, passages)); // loads, and warms up
        long tokens = 0;
        long start = System.nanoTime();
        long perRequest = passages.stream().mapToLong(this::tokens).sum();
        long counted = System.nanoTime() - start;
        start = System.nanoTime();
        do {
            model.embed(EmbeddingRequest.of(TextRole.PASSAGE, passages));
            tokens += perRequest;
        } while (System.nanoTime() - start < PASSAGE_NANOS - counted);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new MeasuredSpeed(
                tokens / seconds, queryMillis(), threads, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** Lengths with a median of 45 characters of Chinese or 180 of English, about 45 tokens; the same in every run. */
    private List<String> passages() {
        Random random = new Random(45);
        int median = text.startsWith(ENGLISH) ? 180 : 45;
        List<String> passages = new ArrayList<>();
        for (int i = 0; i < PASSAGES_PER_REQUEST; i++) {
            int length = Math.clamp((int) (median * Math.exp(0.9 * random.nextGaussian())), 4, median * 10);
            int from = random.nextInt(text.length() - length);
            passages.add(text.substring(from, from + length));
        }
        return passages;
    }

    private int tokens(String passage) {
        int own = model.tokenizer().countTokens(passage);
        return Math.min(model.card().maxTokens(), own + model.tokenizer().specialTokens());
    }

    private double queryMillis() {
        String query = text.substring(0, text.startsWith(ENGLISH) ? 40 : 12);
        List<Double> millis = new ArrayList<>();
        long end = System.nanoTime() + QUERY_NANOS;
        do {
            long start = System.nanoTime();
            model.embed(EmbeddingRequest.of(TextRole.QUERY, List.of(query)));
            millis.add((System.nanoTime() - start) / 1e6);
        } while (System.nanoTime() < end);
        double[] sorted = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
