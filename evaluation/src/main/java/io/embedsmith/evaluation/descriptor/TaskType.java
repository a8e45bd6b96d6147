package io.embedsmith.evaluation.descriptor;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of tasks, with MTEB's names, the columns that each needs and the settings that each knows. */
@SuppressWarnings("ImmutableEnumChecker") // List.of makes lists that never change
public enum TaskType {
    /** Which label a text has. */
    CLASSIFICATION("Classification", "accuracy", List.of("text", "label"), List.of("samples_per_label", "experiments")),
    /** Which labels a text has. */
    MULTILABEL_CLASSIFICATION(
            "MultilabelClassification",
            "accuracy",
            List.of("text", "labels"),
            List.of("samples_per_label", "experiments")),
    /** Which texts belong together. */
    CLUSTERING(
            "Clustering",
            "v_measure",
            List.of("text", "label"),
            List.of("protocol", "sets", "max_documents", "stratified_documents", "document_share", "levels")),
    /** Whether two texts mean the same. */
    PAIR_CLASSIFICATION("PairClassification", "max_ap", List.of("sentence1", "sentence2", "label"), List.of()),
    /** The order of a few candidates for a query. */
    RERANKING("Reranking", "map_at_1000", List.of("query", "passage", "grade"), List.of()),
    /** Passages for a query. */
    RETRIEVAL("Retrieval", "ndcg_at_10", List.of(), List.of("ignore_identical_ids")),
    /** How similar two texts are. */
    STS("STS", "cosine_spearman", List.of("sentence1", "sentence2", "score"), List.of()),
    /** How good a summary is, by its similarity to those that people wrote. */
    SUMMARIZATION("Summarization", "cosine_spearman", List.of("human", "machine", "relevance"), List.of("protocol")),
    /** Which sentence is the translation. */
    BITEXT_MINING("BitextMining", "f1", List.of("sentence1", "sentence2"), List.of("gold_from"));

    private final String label;
    private final String mainScore;
    private final List<String> columns;
    private final List<String> settings;

    TaskType(String label, String mainScore, List<String> columns, List<String> settings) {
        this.label = label;
        this.mainScore = mainScore;
        this.columns = columns;
        this.settings = settings;
    }

    /** MTEB's name. */
    public String label() {
        return label;
    }

    /** The score that a task of the type is compared by, unless its descriptor says otherwise. */
    public String mainScore() {
        return mainScore;
    }

    /** What the protocol reads of a row. */
    public List<String> columns() {
        return columns;
    }

    /** What the protocol reads in place of some of them, or beside them, where the file has it. */
    public List<String> otherColumns() {
        return this == RERANKING
                ? List.of("positive", "negative")
                : this == BITEXT_MINING ? List.of("gold") : List.of();
    }

    /** What a descriptor may set. */
    public List<String> settings() {
        return settings;
    }

    /** Whether queries and passages are told apart, and get their instructions. */
    public boolean hasQueries() {
        return this == RETRIEVAL || this == RERANKING;
    }

    /** Whether something is learnt from a train split first. */
    public boolean learns() {
        return this == CLASSIFICATION || this == MULTILABEL_CLASSIFICATION;
    }

    /** The type of that name. */
    public static Optional<TaskType> of(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    /** All names. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(TaskType::label).toList();
    }

    @Override
    public String toString() {
        return label;
    }
}
