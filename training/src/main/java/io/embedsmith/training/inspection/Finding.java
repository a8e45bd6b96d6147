package io.embedsmith.training.inspection;

import io.embedsmith.evaluation.wording.Language;
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
        REPEATED_QUERY("queries come again", "查询重复出现", Weight.NOTE),
        /** They count twice. */
        REPEATED_EXAMPLE(
                "examples come again with the same query and positive; they count twice",
                "样本的查询与正例重复，会被计算两次",
                Weight.NOTE),
        /** There is nothing to learn from them. */
        QUERY_IS_POSITIVE("positives are the query itself", "正例就是查询本身", Weight.NOTE),
        /** They count twice. */
        REPEATED_NEGATIVE("hard negatives come twice in one example", "难负例在同一样本中重复", Weight.NOTE),
        /** As it should be when negatives were mined from the positives. */
        NEGATIVE_ANSWERS_ANOTHER("hard negatives are the positive of another query", "难负例是另一查询的正例", Weight.NOTE),
        /** Groups of more than one passage cannot be made of them. */
        NO_NEGATIVE(
                "examples have no hard negative, though others have; mine some, or they are left out",
                "样本没有难负例，而其他样本有；请挖掘或删除",
                Weight.FAULT),
        /** They are drawn several times in larger groups. */
        FEWER_NEGATIVES(
                "examples have fewer hard negatives than others; in larger groups theirs come again",
                "样本的难负例少于其他样本；较大的组会重复抽取",
                Weight.NOTE),
        /** The loss pulls in both directions. */
        NEGATIVE_IS_POSITIVE(
                "hard negatives are a positive of the same query; take them out", "难负例是同一查询的正例；请删除", Weight.FAULT),
        /** They count twice. */
        REPEATED_PAIR("pairs come again with the same score; they count twice", "文本对以相同分数重复，会被计算两次", Weight.NOTE),
        /** The loss pulls in both directions. */
        CONTRADICTING_PAIR("pairs come again with another score; decide on one", "文本对以不同分数重复；请确定其一", Weight.FAULT),
        /** A model that learnt them by heart looks good. */
        LEAKED_QUERY(
                "queries of the dev set are also trained on; take them out of one",
                "开发集的查询也在训练数据中；请从一处删除",
                Weight.FAULT),
        /** A model that learnt them by heart looks good. */
        LEAKED_POSITIVE(
                "positives of the dev set are also trained on; split by passage", "开发集的正例也在训练数据中；请按段落划分", Weight.FAULT),
        /** A model that learnt them by heart looks good. */
        LEAKED_PAIR(
                "pairs of the dev set are also trained on; take them out of one",
                "开发集的文本对也在训练数据中；请从一处删除",
                Weight.FAULT),
        /** Usual where texts come from one list. */
        LEAKED_TEXT("texts of the dev set are also trained on, in other pairs", "开发集的文本也在训练数据的其他文本对中", Weight.NOTE);

        private final String english;
        private final String chinese;
        private final Weight weight;

        Kind(String english, String chinese, Weight weight) {
            this.english = english;
            this.chinese = chinese;
            this.weight = weight;
        }

        /** To be read after the count. */
        public String description(Language language) {
            return switch (language) {
                case EN -> english;
                case ZH -> chinese;
            };
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
