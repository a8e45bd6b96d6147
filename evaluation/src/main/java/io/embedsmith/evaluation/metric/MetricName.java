package io.embedsmith.evaluation.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A metric's mean over queries as printed, for example {@code nDCG@10}, {@code MRR@10} or {@code MAP}.
 *
 * @param k ranks looked at; empty for the whole ranking, which {@code MAP} alone allows
 */
public record MetricName(Kind kind, OptionalInt k) {
    private static final Pattern SYNTAX = Pattern.compile("([A-Za-z]+)(?:@([1-9][0-9]{0,3}))?");

    /** What is measured. */
    public enum Kind {
        NDCG("nDCG"),
        RECALL("R"),
        MRR("MRR"),
        MAP("MAP"),
        PRECISION("P"),
        HIT_RATE("Hit");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    public MetricName {
        if (k.isEmpty() && kind != Kind.MAP) {
            throw new IllegalArgumentException("metric '" + kind.word
                    + "' needs the number of ranks it looks at, such as " + kind.word + "@10; only MAP goes without");
        }
    }

    /** At {@code k} ranks. */
    public static MetricName at(Kind kind, int k) {
        return new MetricName(kind, OptionalInt.of(k));
    }

    /**
     * Reads a name, in any case.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static MetricName parse(String name) {
        Matcher matcher = SYNTAX.matcher(name);
        Optional<Kind> kind = matcher.matches()
                ? Arrays.stream(Kind.values())
                        .filter(each -> each.word.equalsIgnoreCase(matcher.group(1)))
                        .findFirst()
                : Optional.empty();
        if (kind.isEmpty()) {
            throw new IllegalArgumentException("metric '" + name + "' is not known; known are "
                    + Arrays.stream(Kind.values()).map(each -> each.word + "@k").collect(Collectors.joining(", "))
                    + " with k from 1 to 9999, and MAP");
        }
        String k = matcher.group(2);
        return new MetricName(kind.get(), k == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(k)));
    }

    /** Every kind at each of {@code ks}, and MAP over the whole ranking. */
    public static List<MetricName> allAt(List<Integer> ks) {
        List<MetricName> names = ks.stream()
                .flatMap(k -> Arrays.stream(Kind.values())
                        .filter(kind -> kind != Kind.MAP)
                        .map(kind -> at(kind, k)))
                .collect(Collectors.toList());
        names.add(new MetricName(Kind.MAP, OptionalInt.empty()));
        return List.copyOf(names);
    }

    /** What scores one query. */
    public RankingMetric metric() {
        int ranks = k.orElse(Integer.MAX_VALUE);
        return switch (kind) {
            case NDCG -> new NdcgAt(ranks);
            case RECALL -> new RecallAt(ranks);
            case MRR -> new ReciprocalRankAt(ranks);
            case MAP -> new AveragePrecisionAt(ranks);
            case PRECISION -> new PrecisionAt(ranks);
            case HIT_RATE -> new HitRateAt(ranks);
        };
    }

    @Override
    public String toString() {
        return k.isPresent() ? kind.word + "@" + k.getAsInt() : kind.word;
    }
}
