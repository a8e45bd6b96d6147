package io.embedsmith.api.evaluation;

/** Hears how far the queries of a measurement are, and may stop it between two of them, or between two steps of a phase. */
public interface QueryListener extends StopSignal {
    /**
     * So many queries are to be measured.
     *
     * @param known of them, from an earlier attempt
     */
    void total(int queries, int known);

    /** One more query was. */
    void measured();

    /**
     * What is done when the queries are searched.
     *
     * @param name a word, such as {@code scoring}
     * @param done steps, up to {@code total}
     */
    void phase(String name, int done, int total);

    /** The next step of a phase, before it is done; ends all by an exception when the measurement is to stop. */
    default void step(String phase, int done, int total) {
        phase(phase, done, total);
        goOn();
    }
}
