package io.embedsmith.api.rest.dto;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.embedsmith.retrieval.fusion.Signal;
import io.embedsmith.retrieval.fusion.SignalScore;
import io.embedsmith.retrieval.search.SearchResponse;
import io.embedsmith.retrieval.search.SearchResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The answer to a search. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SearchResponseDto(
        List<Result> results,
        String scoreStage,
        OptionalDouble threshold,
        Map<String, Integer> candidates,
        Optional<String> denseStrategy,
        Timings timings) {

    /**
     * One result; {@code contribution}s of its signals add up to {@code score}, or with a reranker to its {@code
     * previousScore}.
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Result(
            int rank,
            String passageId,
            String documentKey,
            String title,
            String text,
            List<String> headings,
            int start,
            int end,
            OptionalInt page,
            List<Highlight> highlights,
            double score,
            Map<String, SignalDto> signals,
            Optional<Reranked> rerank,
            Map<String, Object> metadata) {}

    /** UTF-16 offsets into the result's text. */
    public record Highlight(int start, int end) {}

    /** What one signal said of a result. */
    public record SignalDto(int rank, double score, double normalized, double contribution) {}

    /** What the reranker said of a result. */
    public record Reranked(double logit, int previousRank, double previousScore) {}

    /** Milliseconds of each stage. */
    public record Timings(
            double embedMillis, double denseMillis, double keywordMillis, double rerankMillis, double totalMillis) {}

    /** As the contract shows it. */
    public static SearchResponseDto of(SearchResponse response) {
        Map<String, Integer> candidates = new TreeMap<>();
        response.candidates().forEach((signal, count) -> candidates.put(word(signal), count));
        SearchResponse.Timings timings = response.timings();
        return new SearchResponseDto(
                response.results().stream().map(SearchResponseDto::of).toList(),
                response.scoreStage().name().toLowerCase(Locale.ROOT),
                response.threshold(),
                candidates,
                response.denseStrategy()
                        .map(strategy ->
                                strategy.name().toLowerCase(Locale.ROOT).replace('_', '-')),
                new Timings(
                        millis(timings.embed()),
                        millis(timings.dense()),
                        millis(timings.keyword()),
                        millis(timings.rerank()),
                        millis(timings.total())));
    }

    private static Result of(SearchResult result) {
        Map<String, SignalDto> signals = new TreeMap<>();
        result.signals().forEach((signal, score) -> signals.put(word(signal), of(score)));
        return new Result(
                result.rank(),
                result.passage().id().value(),
                result.documentKey().value(),
                result.title(),
                result.passage().text(),
                result.passage().headings(),
                result.passage().start(),
                result.passage().end(),
                result.passage().page(),
                result.highlights().stream()
                        .map(highlight -> new Highlight(highlight.start(), highlight.end()))
                        .toList(),
                result.score(),
                signals,
                result.rerank()
                        .map(rerank -> new Reranked(rerank.logit(), rerank.previousRank(), rerank.previousScore())),
                result.metadata());
    }

    private static SignalDto of(SignalScore score) {
        return new SignalDto(score.rank(), score.score(), score.normalized(), score.contribution());
    }

    private static String word(Signal signal) {
        return signal.name().toLowerCase(Locale.ROOT);
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / 1e3) / 1e3;
    }
}
