package io.embedsmith.evaluation.protocol;

/**
 * What differs between tasks of classification and multilabel classification.
 *
 * @param samplesPerLabel how many texts of each label are learnt from
 * @param experiments how often that is repeated with other texts
 */
public record ClassificationSettings(int samplesPerLabel, int experiments) {
    /** Of most tasks. */
    public static final ClassificationSettings DEFAULT = new ClassificationSettings(8, 10);

    public ClassificationSettings {
        if (samplesPerLabel < 1 || experiments < 1) {
            throw new IllegalArgumentException(samplesPerLabel + " samples for each label in " + experiments
                    + " experiments; at least 1 of each is needed");
        }
    }
}
