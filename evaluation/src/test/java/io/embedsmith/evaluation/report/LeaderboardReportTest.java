package io.embedsmith.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.embedsmith.evaluation.chart.DistributionChart;
import io.embedsmith.evaluation.chart.Figure;
import io.embedsmith.evaluation.distribution.LabelledScores;
import io.embedsmith.evaluation.distribution.SimilarityDistributions;
import io.embedsmith.evaluation.distribution.ThresholdGoal;
import io.embedsmith.evaluation.distribution.Thresholds;
import io.embedsmith.evaluation.markup.Element;
import io.embedsmith.evaluation.wording.Language;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LeaderboardReportTest {
    private static final RandomGenerator RANDOM =
            RandomGeneratorFactory.of("L64X128MixRandom").create(5);

    private static ModelScores model(String name, double shift) {
        return new ModelScores(
                name,
                "r1",
                List.of(
                        new TaskScore("STSBenchmark", "STS", 0.78 + shift),
                        new TaskScore("ThuNewsClusteringS2S.with-a-very-long-name", "Clustering", 0.5 - shift),
                        new TaskScore("PAWSX", "STS", -0.05 + shift),
                        new TaskScore("cmrc2018", "Retrieval", 0.8 + shift)));
    }

    @ParameterizedTest
    @EnumSource
    void htmlIsOneFileWithPlotsThatAreXml(Language language) throws Exception {
        Leaderboard board = Leaderboard.of(List.of(
                model("BAAI/bge-small-zh-v1.5", 0.02),
                model("intfloat/e5-small-v2", -0.03),
                model("<script>x</script>/“quoted” & long name of a model that does not fit its place at all", 0.05)));
        String html = new LeaderboardReport(board, language).html(List.of(distribution(language)));
        write(language, html);

        assertThat(html).doesNotContain("<script", "http-equiv=\"refresh\"", "src=", "url(");
        var svgs = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .toList();
        assertThat(svgs).hasSize(2);
        for (var svg : svgs) {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg.group())));
            assertThat(document.getElementsByTagName("title").getLength()).isPositive();
            assertThat(document.getElementsByTagName("desc").getLength()).isEqualTo(1);
        }
    }

    private static void write(Language language, String html) throws IOException {
        Files.createDirectories(Path.of("target/reports"));
        Files.writeString(Path.of("target/reports/leaderboard-" + language + ".html"), html);
    }

    private static Element distribution(Language language) {
        LabelledScores scores = LabelledScores.of(normal(300, 0.7), normal(500, 0.4));
        return new DistributionChart(
                        SimilarityDistributions.of(scores).histogram(),
                        Thresholds.of(scores).reaching(new ThresholdGoal.BestF1()))
                .draw(new Figure("LCQMC", "AUC", language));
    }

    private static List<Double> normal(int count, double mean) {
        return RANDOM.doubles(count)
                .mapToObj(any -> mean + 0.1 * RANDOM.nextGaussian())
                .toList();
    }
}
