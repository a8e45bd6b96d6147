package io.embedsmith.training.mining;

import io.embedsmith.training.data.TrainingExample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Mined examples in the rows that {@code mine_hard_negatives} of sentence-transformers gives.
 *
 * @param negatives asked for; a tuple has exactly so many
 * @param scores whether scores are written, in the place of labels where there are some
 */
public record SentenceTransformersRows(MinedFormat format, int negatives, boolean scores) {
    private static final String ANCHOR = "anchor";
    private static final String POSITIVE = "positive";

    /** All rows, each a map of texts, numbers and lists of them. */
    public List<Map<String, Object>> of(List<MinedExample> mined) {
        return mined.stream().flatMap(this::rows).toList();
    }

    private Stream<Map<String, Object>> rows(MinedExample mined) {
        IntStream positives = IntStream.range(0, mined.positiveScores().size());
        boolean hasNegatives = !mined.negativeScores().isEmpty();
        return switch (format) {
            case TRIPLET -> positives.boxed().flatMap(positive -> triplets(mined, positive));
            case N_TUPLE ->
                mined.negativeScores().size() == negatives
                        ? positives.mapToObj(positive -> tuple(mined, positive))
                        : Stream.empty();
            case LABELED_LIST ->
                hasNegatives ? positives.mapToObj(positive -> labelledList(mined, positive)) : Stream.empty();
            case LABELED_PAIR -> labelledPairs(mined);
            case FLAG ->
                throw new IllegalStateException("FlagEmbedding's lines are written as examples; this is a bug");
        };
    }

    private Stream<Map<String, Object>> triplets(MinedExample mined, int positive) {
        return IntStream.range(0, mined.negativeScores().size()).mapToObj(negative -> {
            Map<String, Object> row = row(mined, positive);
            row.put("negative", mined.example().hardNegatives().get(negative));
            if (scores) {
                row.put(
                        "scores",
                        List.of(
                                mined.positiveScores().get(positive),
                                mined.negativeScores().get(negative)));
            }
            return row;
        });
    }

    private Map<String, Object> tuple(MinedExample mined, int positive) {
        Map<String, Object> row = row(mined, positive);
        for (String negative : mined.example().hardNegatives()) {
            row.put("negative_" + (row.size() - 1), negative);
        }
        if (scores) {
            row.put("scores", scores(mined, positive));
        }
        return row;
    }

    private Map<String, Object> labelledList(MinedExample mined, int positive) {
        Map<String, Object> row = row(mined, positive);
        List<String> texts = new ArrayList<>();
        texts.add(mined.example().positives().get(positive));
        texts.addAll(mined.example().hardNegatives());
        row.put(POSITIVE, texts);
        if (scores) {
            row.put("scores", scores(mined, positive));
        } else {
            List<Integer> labels = new ArrayList<>(Collections.nCopies(texts.size(), 0));
            labels.set(0, 1);
            row.put("labels", labels);
        }
        return row;
    }

    private Stream<Map<String, Object>> labelledPairs(MinedExample mined) {
        TrainingExample example = mined.example();
        return Stream.concat(
                IntStream.range(0, example.positives().size())
                        .mapToObj(i -> pair(
                                example,
                                example.positives().get(i),
                                mined.positiveScores().get(i),
                                1)),
                IntStream.range(0, example.hardNegatives().size())
                        .mapToObj(i -> pair(
                                example,
                                example.hardNegatives().get(i),
                                mined.negativeScores().get(i),
                                0)));
    }

    private Map<String, Object> pair(TrainingExample example, String passage, double score, int label) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(ANCHOR, example.query());
        row.put(POSITIVE, passage);
        if (scores) {
            row.put("score", score);
        } else {
            row.put("label", label);
        }
        return row;
    }

    private static Map<String, Object> row(MinedExample mined, int positive) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(ANCHOR, mined.example().query());
        row.put(POSITIVE, mined.example().positives().get(positive));
        return row;
    }

    private static List<Double> scores(MinedExample mined, int positive) {
        List<Double> all = new ArrayList<>();
        all.add(mined.positiveScores().get(positive));
        all.addAll(mined.negativeScores());
        return all;
    }
}
