package io.embedsmith.api.evaluation;

/** Hears how far a measurement is, and may stop it. */
public interface MeasurementListener {
    /** So many queries are to be measured. */
    void total(int queries);

    /** One more query was. */
    void measured();

    /** Asked between two queries. */
    boolean isCancelled();
}
