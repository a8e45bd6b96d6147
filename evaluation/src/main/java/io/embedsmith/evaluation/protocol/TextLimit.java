package io.embedsmith.evaluation.protocol;

/** How many of the texts of a clustering task are embedded; which ones is drawn. */
public sealed interface TextLimit {

    /** All, and nothing is drawn. */
    record All() implements TextLimit {}

    /** So many, or all where there are fewer. */
    record Count(int texts) implements TextLimit {

        public Count {
            if (texts < 1) {
                throw new IllegalArgumentException(texts + " texts cannot be clustered; at least 1 is needed");
            }
        }
    }

    /** So many, drawn so that each label of the first level keeps its share; all where there are not more. */
    record Stratified(int texts) implements TextLimit {

        public Stratified {
            if (texts < 1) {
                throw new IllegalArgumentException(texts + " texts cannot be clustered; at least 1 is needed");
            }
        }
    }

    /** A share of them. */
    record Share(double share) implements TextLimit {

        public Share {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "the share of texts is " + share + "; above 0 and up to 1 is allowed");
            }
        }
    }
}
