package io.embedsmith.api.observability;

import io.embedsmith.api.job.JobCounts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** How many jobs wait, run and ended; asked of the database when somebody reads the metrics. */
@Singleton
final class JobMetrics {
    private static final List<String> STATES = List.of("queued", "running", "succeeded", "failed", "cancelled");

    void register(@Observes StartupEvent event, MeterRegistry registry, JobCounts counts) {
        for (String state : STATES) {
            Gauge.builder("embedsmith.jobs", counts, found -> read(found, state))
                    .description("Jobs by state, of all tenants")
                    .tag("state", state)
                    .strongReference(true)
                    .register(registry);
        }
    }

    /** Not a number while the database is away: the other metrics are still worth reading. */
    private static double read(JobCounts counts, String state) {
        try {
            return counts.count(state);
        } catch (RuntimeException e) {
            return Double.NaN;
        }
    }
}
