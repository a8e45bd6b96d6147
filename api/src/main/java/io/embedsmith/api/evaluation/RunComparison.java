package io.embedsmith.api.evaluation;

import java.util.List;

/**
 * Two runs side by side on the queries that both measured.
 *
 * @param first mean of the first run on those queries
 * @param second mean of the second
 * @param difference second less first
 * @param low lower end of its 95 % interval
 * @param high its upper end
 * @param p by paired randomisation
 * @param changes queries whose score changed, those that changed most first
 */
public record RunComparison(
        String metric,
        String system,
        int queries,
        double first,
        double second,
        double difference,
        double low,
        double high,
        double p,
        List<Change> changes) {

    /** One query. */
    public record Change(String query, String text, double first, double second) {}
}
