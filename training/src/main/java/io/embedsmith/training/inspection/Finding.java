package io.embedsmith.training.inspection;

import java.util.List;

/**
 * Something about training data that its owner should know.
 *
 * @param count of texts, examples or pairs that it holds for, more than 0
 * @param samples a few of them
 */
public record Finding(Kind kind, int count, List<String> samples) {
    /** How many are shown. */
    static final int SAMPLES = 3;

    /** What was found. */
    public enum Kind {
        /** Nothing to do: several positives of one query. */
        REPEATED_QUERY("queries come again", Weight.NOTE),
        /** They count twice. */
        REPEATED_EXAMPLE("examples come again with the same query and positive; they count twice", Weight.NOTE),
        /** There is nothing to learn from them. */
        QUERY_IS_POSITIVE("positives are the query itself", Weight.NOTE),
        /** They count twice. */
        REPEATED_NEGATIVE("hard negatives come twice in one example", Weight.NOTE),
        /** As it should be when negatives were mined from the positives. */
        NEGATIVE_ANSWERS_ANOTHER("hard negatives are the positive of another query", Weight.NOTE),
        /** One such example keeps the hard negatives of all others out of training, unless a group size is given. */
        NO_NEGATIVE("examples have no hard negative, though others have; mine some, or take them out", Weight.FAULT),
        /** They are drawn several times in larger groups. */
        FEWER_NEGATIVES(
                "examples have fewer hard negatives than others; in larger groups theirs come again", Weight.NOTE),
        /** The loss pulls in both directions. */
        NEGATIVE_IS_POSITIVE("hard negatives are a positive of the same query; take them out", Weight.FAULT),
        /** They count twice. */
        REPEATED_PAIR("pairs come again with the same score; they count twice", Weight.NOTE),
        /** The loss pulls in both directions. */
        CONTRADICTING_PAIR("pairs come again with another score; decide on one", Weight.FAULT),
        /** A model that learnt them by heart looks good. */
        LEAKED_QUERY("queries of the dev set are also trained on; take them out of one", Weight.FAULT),
        /** A model that learnt them by heart looks good. */
        LEAKED_POSITIVE("positives of the dev set are also trained on; split by passage", Weight.FAULT),
        /** A model that learnt them by heart looks good. */
        LEAKED_PAIR("pairs of the dev set are also trained on; take them out of one", Weight.FAULT),
        /** Usual where texts come from one list. */
        LEAKED_TEXT("texts of the dev set are also trained on, in other pairs", Weight.NOTE);

        private final String description;
        private final Weight weight;

        Kind(String description, Weight weight) {
            this.description = description;
            this.weight = weight;
        }

        /** To be read after the count. */
        public String description() {
            return description;
        }

        /** How bad it is. */
        public Weight weight() {
            return weight;
        }
    }

    /** How bad it is. */
    public enum Weight {
        /** It spoils training or measuring. */
        FAULT,
        /** Worth knowing. */
        NOTE
    }

    public Finding {
        samples = List.copyOf(samples);
        if (count < 1) {
            throw new IllegalArgumentException("a finding holds for " + count + "; at least 1 is needed");
        }
    }
}
