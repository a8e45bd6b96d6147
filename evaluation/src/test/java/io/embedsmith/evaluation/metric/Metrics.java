package io.embedsmith.evaluation.metric;

import io.embedsmith.embedding.ranking.PassageId;
import io.embedsmith.evaluation.dataset.Judgements;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One of each metric, for statements about all. */
final class Metrics {
    static final List<RankingMetric> ALL = List.of(
            new NdcgAt(10),
            new ReciprocalRankAt(10),
            AveragePrecisionAt.WHOLE_RANKING,
            new AveragePrecisionAt(5),
            new RecallAt(10),
            new PrecisionAt(10),
            new HitRateAt(10));

    private Metrics() {}

    static Judgements judgements(Map<String, Integer> grades) {
        return new Judgements(grades.entrySet().stream()
                .collect(Collectors.toMap(entry -> new PassageId(entry.getKey()), Map.Entry::getValue)));
    }
}
