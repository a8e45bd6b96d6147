package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.LabelledSplits;
import io.embedsmith.evaluation.task.LabelledText;
import io.embedsmith.evaluation.task.MultilabelSplits;
import io.embedsmith.evaluation.task.MultilabelText;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.SummarizedText;
import io.embedsmith.evaluation.task.SummaryTexts;
import io.embedsmith.evaluation.task.TaskData;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;

/** Reads the data of a task into the shape that its protocol takes. */
public final class TaskDataReader {
    private final TaskDescriptor task;
    private final RoleColumns columns;
    private final SplitRows splits;
    private final RetrievalReader retrieval;
    private final Consumer<String> notes;

    /** Over a task of a catalog; what is left out of its data is not told. */
    public TaskDataReader(TaskCatalog.Task task) {
        this(task, note -> {});
    }

    /** Over a task of a catalog; hears, in sentences with numbers, what is left out of its data. */
    public TaskDataReader(TaskCatalog.Task task, Consumer<String> notes) {
        this.task = task.descriptor();
        this.columns = new RoleColumns(this.task.columns());
        this.splits = new SplitRows(task);
        this.retrieval = new RetrievalReader(task, notes);
        this.notes = notes;
    }

    /**
     * One split of one subset.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public TaskData read(Subset subset, String split) {
        SplitSource source = source(subset, split);
        return switch (task.type()) {
            case STS -> new ScoredPairs(new PairReader(columns, "score").read(splits.rows(source)));
            case PAIR_CLASSIFICATION -> new ScoredPairs(new PairReader(columns, "label").read(splits.rows(source)));
            case CLASSIFICATION ->
                new LabelledSplits(
                        splits.each(train(subset, split), this::labelled), splits.each(source, this::labelled));
            case MULTILABEL_CLASSIFICATION ->
                new MultilabelSplits(
                        splits.each(train(subset, split), this::multilabel), splits.each(source, this::multilabel));
            case CLUSTERING -> clustering(source);
            case SUMMARIZATION -> new SummaryTexts(splits.each(source, this::summaries));
            case BITEXT_MINING ->
                new BitextReader(splits, columns, task.origin().checked(this::goldFrom), notes).read(source);
            case RETRIEVAL -> retrieval.retrieval(source, task.name() + "/" + subset.name() + "/" + split);
            case RERANKING -> reranking(source, task.name() + "/" + subset.name() + "/" + split);
        };
    }

    private SplitSource train(Subset subset, String split) {
        return source(subset, Objects.requireNonNull(task.train().get(split), split));
    }

    private static SplitSource source(Subset subset, String split) {
        return Objects.requireNonNull(subset.splits().get(split), split);
    }

    private LabelledText labelled(Row row) {
        return new LabelledText(columns.text(row, "text"), new Label(columns.text(row, "label")));
    }

    private MultilabelText multilabel(Row row) {
        return new MultilabelText(
                columns.text(row, "text"),
                row.texts(columns.one("labels")).stream().map(Label::new).toList());
    }

    private SummarizedText summaries(Row row) {
        return new SummarizedText(
                row.texts(columns.one("human")),
                row.texts(columns.one("machine")),
                row.numbers(columns.one("relevance")));
    }

    private TaskData clustering(SplitSource source) {
        ClusterReader reader = new ClusterReader(splits, columns);
        if (!task.origin().checked(task.settings()::isLegacy)) {
            return reader.texts(source);
        }
        if (task.settings().text("sets").orElse("1").equals("rows")) {
            return reader.sets(source);
        }
        return reader.sets(
                source,
                task.origin().checked(() -> task.settings().count("sets").orElse(1)));
    }

    /** Places of sentences are counted from 0, as in MTEB, or from 1, as in the files of BUCC. */
    private int goldFrom() {
        return switch (task.settings().text("gold_from").orElse("0")) {
            case "0" -> 0;
            case "1" -> 1;
            default ->
                throw new IllegalArgumentException("'gold_from' is '"
                        + task.settings().text("gold_from").orElseThrow() + "'; allowed are 0 and 1");
        };
    }

    /** Corpus, queries, judgements and candidates; or rows, each a candidate, or each a query with its candidates. */
    private TaskData reranking(SplitSource source, String name) {
        if (source instanceof SplitSource.Judged judged) {
            return retrieval.reranking(judged, name);
        }
        List<Row> rows = splits.rows(source);
        Row first = rows.getFirst();
        if (first.has(columns.one("passage")) || !first.has(columns.one("positive"))) {
            return CandidateRows.graded(rows, columns, name);
        }
        List<Row> rankable = rows.stream().filter(this::isRankable).toList();
        if (rankable.isEmpty()) {
            throw first.place()
                    .malformed("the split is empty: none of " + rows.size() + " rows has a positive and a negative");
        }
        if (rankable.size() < rows.size()) {
            notes.accept(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d rows have no positive or no negative and are left out",
                    name,
                    rows.size() - rankable.size(),
                    rows.size()));
        }
        return CandidateRows.listed(rankable, columns, name);
    }

    /** MTEB leaves out what nothing can be done wrong about. */
    private boolean isRankable(Row row) {
        return !row.texts(columns.one("positive")).isEmpty()
                && !row.texts(columns.one("negative")).isEmpty();
    }
}
