package io.embedsmith.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.embedsmith.embedding.ranking.Ranking;
import io.embedsmith.evaluation.dataset.Qrels;
import io.embedsmith.evaluation.dataset.QueryId;
import io.embedsmith.evaluation.dataset.TrecQrels;
import io.embedsmith.evaluation.run.Run;
import io.embedsmith.evaluation.run.TrecRunReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Against values that trec_eval printed; how they were made: {@code golden/trec_eval/PROVENANCE.md}. */
class TrecEvalParityTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/trec_eval");
    private static final Qrels QRELS = TrecQrels.read(GOLDEN.resolve("qrels.txt"));
    private static final Run RUN = TrecRunReader.read(GOLDEN.resolve("run.txt"));

    private static final Map<String, RankingMetric> BY_TREC_EVAL_NAME = Map.ofEntries(
            Map.entry("map", AveragePrecisionAt.WHOLE_RANKING),
            Map.entry("map_cut_5", new AveragePrecisionAt(5)),
            Map.entry("map_cut_10", new AveragePrecisionAt(10)),
            Map.entry("recip_rank", new ReciprocalRankAt(Integer.MAX_VALUE)),
            Map.entry("P_1", new PrecisionAt(1)),
            Map.entry("P_5", new PrecisionAt(5)),
            Map.entry("P_10", new PrecisionAt(10)),
            Map.entry("recall_1", new RecallAt(1)),
            Map.entry("recall_5", new RecallAt(5)),
            Map.entry("recall_10", new RecallAt(10)),
            Map.entry("recall_100", new RecallAt(100)),
            Map.entry("ndcg_cut_1", new NdcgAt(1)),
            Map.entry("ndcg_cut_3", new NdcgAt(3)),
            Map.entry("ndcg_cut_5", new NdcgAt(5)),
            Map.entry("ndcg_cut_10", new NdcgAt(10)),
            Map.entry("ndcg_cut_20", new NdcgAt(20)),
            Map.entry("success_1", new HitRateAt(1)),
            Map.entry("success_5", new HitRateAt(5)),
            Map.entry("success_10", new HitRateAt(10)));

    @Test
    void everyQueryScoresAsInTrecEval() throws IOException {
        Set<String> seen = new HashSet<>();
        int compared = 0;
        for (String line : Files.readAllLines(GOLDEN.resolve("expected.tsv"))) {
            String[] columns = line.split("\t", -1);
            if (columns[1].equals("all")) {
                continue;
            }
            RankingMetric metric = BY_TREC_EVAL_NAME.get(columns[0]);
            QueryId query = new QueryId(columns[1]);
            Ranking ranking = RUN.ranking(query).orElse(new Ranking(List.of()));
            assertThat(metric.score(GradedRanking.of(ranking, QRELS.of(query))))
                    .as(line)
                    .isCloseTo(Double.parseDouble(columns[2]), within(1e-9));
            seen.add(columns[0]);
            compared++;
        }
        assertThat(seen).isEqualTo(BY_TREC_EVAL_NAME.keySet());
        assertThat(compared).isEqualTo(60 * BY_TREC_EVAL_NAME.size());
    }

    @Test
    void meanLeavesOutOnlyQueriesWithNothingRelevant() throws IOException {
        QueryScores scores = QueryScores.of(new NdcgAt(10), RUN, QRELS);
        double sumOfAll = 60 * meanOverAll("ndcg_cut_10");

        assertThat(scores.byQuery().size())
                .isLessThan(60)
                .isGreaterThan(RUN.rankings().size() - 10);
        // Those left out score 0 in trec_eval, so the sums agree and only the divisors differ.
        assertThat(scores.mean() * scores.byQuery().size()).isCloseTo(sumOfAll, within(1e-6));
        // t11 has relevant passages but no ranking: it counts, with 0.
        assertThat(scores.byQuery()).containsEntry(new QueryId("t11"), 0.0);
    }

    private static double meanOverAll(String name) throws IOException {
        return Files.readAllLines(GOLDEN.resolve("expected.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .filter(columns -> columns[0].equals(name) && columns[1].equals("all"))
                .mapToDouble(columns -> Double.parseDouble(columns[2]))
                .findFirst()
                .orElseThrow();
    }
}
