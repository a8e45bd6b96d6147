package io.embedsmith.api.observability;

import io.embedsmith.retrieval.search.SearchMode;
import io.embedsmith.retrieval.search.SearchResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;

/** Where the time of searches goes, by mode and stage. */
@Singleton
public class SearchMetrics {
    private final MeterRegistry registry;

    SearchMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Notes one search; a stage that did not take part is left out. */
    public void record(SearchMode mode, SearchResponse.Timings timings) {
        note(mode, "embed", timings.embed());
        note(mode, "dense", timings.dense());
        note(mode, "keyword", timings.keyword());
        note(mode, "rerank", timings.rerank());
        note(mode, "total", timings.total());
    }

    private void note(SearchMode mode, String stage, Duration time) {
        if (time.isZero()) {
            return;
        }
        Timer.builder("embedsmith.search")
                .description("Time of a search by stage")
                .tag("mode", mode.name().toLowerCase(Locale.ROOT))
                .tag("stage", stage)
                .publishPercentileHistogram()
                .register(registry)
                .record(time);
    }
}
