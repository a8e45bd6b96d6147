package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.task.BitextPairs;
import io.embedsmith.evaluation.task.ClusterSets;
import io.embedsmith.evaluation.task.ClusterTexts;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.LabelledSplits;
import io.embedsmith.evaluation.task.LabelledText;
import io.embedsmith.evaluation.task.MultilabelSplits;
import io.embedsmith.evaluation.task.MultilabelText;
import io.embedsmith.evaluation.task.ScoredPair;
import io.embedsmith.evaluation.task.ScoredPairs;
import io.embedsmith.evaluation.task.SummarizedText;
import io.embedsmith.evaluation.task.SummaryTexts;
import io.embedsmith.evaluation.task.TaskData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Reads the data of a task into the shape that its protocol takes. */
public final class TaskDataReader {
    private final TaskDescriptor task;
    private final SplitRows splits;
    private final RetrievalReader retrieval;

    /** Over a task of a catalog. */
    public TaskDataReader(TaskCatalog.Task task) {
        this.task = task.descriptor();
        this.splits = new SplitRows(task.data());
        this.retrieval = new RetrievalReader(task);
    }

    /**
     * One split of one subset.
     *
     * @throws io.embedsmith.evaluation.file.MalformedFileException with file and line
     */
    public TaskData read(Subset subset, String split) {
        SplitSource source = source(subset, split);
        return switch (task.type()) {
            case STS, PAIR_CLASSIFICATION -> new ScoredPairs(rows(source, this::pair));
            case CLASSIFICATION ->
                new LabelledSplits(rows(train(subset, split), this::labelled), rows(source, this::labelled));
            case MULTILABEL_CLASSIFICATION ->
                new MultilabelSplits(rows(train(subset, split), this::multilabel), rows(source, this::multilabel));
            case CLUSTERING -> clustering(source);
            case SUMMARIZATION -> new SummaryTexts(rows(source, this::summaries));
            case BITEXT_MINING -> bitext(source);
            case RETRIEVAL -> retrieval.retrieval(source, task.name() + "/" + subset.name() + "/" + split);
            case RERANKING -> retrieval.reranking(rows(source, Function.identity()), task.name() + "/" + split);
        };
    }

    private SplitSource train(Subset subset, String split) {
        return source(subset, Objects.requireNonNull(task.train().get(split), split));
    }

    private static SplitSource source(Subset subset, String split) {
        return Objects.requireNonNull(subset.splits().get(split), split);
    }

    private <T> List<T> rows(SplitSource source, Function<Row, T> factory) {
        if (!(source instanceof SplitSource.OneTable table)) {
            throw source.files()
                    .getFirst()
                    .place()
                    .malformed("a task of type " + task.type() + " reads a table; write 'file' and 'format' here");
        }
        return splits.of(table).stream()
                .map(row -> row.place().checked(() -> factory.apply(row)))
                .toList();
    }

    /** The text of a role: its column, or several joined by one space. */
    private String text(Row row, String role) {
        List<String> columns = columns(role);
        return columns.size() == 1
                ? row.text(columns.getFirst())
                : String.join(" ", columns.stream().map(row::text).toList());
    }

    private List<String> columns(String role) {
        return Objects.requireNonNull(task.columns().get(role), role);
    }

    private String column(String role) {
        return columns(role).getFirst();
    }

    private ScoredPair pair(Row row) {
        boolean rated = task.type() == TaskType.STS;
        double score = row.number(column(rated ? "score" : "label"));
        if (!rated && score != 0 && score != 1) {
            throw row.place()
                    .malformed("the label is " + score + "; 1 for pairs that belong together, or 0, is needed");
        }
        return new ScoredPair(text(row, "sentence1"), text(row, "sentence2"), score);
    }

    private LabelledText labelled(Row row) {
        return new LabelledText(text(row, "text"), new Label(text(row, "label")));
    }

    private MultilabelText multilabel(Row row) {
        return new MultilabelText(text(row, "text"), labels(row.texts(column("labels"))));
    }

    private static List<Label> labels(List<String> values) {
        return values.stream().map(Label::new).toList();
    }

    private SummarizedText summaries(Row row) {
        return new SummarizedText(
                row.texts(column("human")), row.texts(column("machine")), row.numbers(column("relevance")));
    }

    private TaskData clustering(SplitSource source) {
        if (!task.settings().text("protocol").orElse("fast").equals("legacy")) {
            return new ClusterTexts(rows(source, this::levels));
        }
        if (task.settings().text("sets").orElse("1").equals("rows")) {
            return new ClusterSets(rows(source, this::set));
        }
        int sets = task.origin().checked(() -> task.settings().count("sets").orElse(1));
        return new ClusterSets(parts(rows(source, this::labelled), sets));
    }

    /** A label for each column, from the top level down. */
    private MultilabelText levels(Row row) {
        return new MultilabelText(
                text(row, "text"),
                labels(columns("label").stream().map(row::text).toList()));
    }

    private List<LabelledText> set(Row row) {
        List<String> texts = row.texts(column("text"));
        List<String> labels = row.texts(column("label"));
        if (texts.size() != labels.size()) {
            throw row.place()
                    .malformed("the set has " + texts.size() + " texts and " + labels.size()
                            + " labels; each text needs one");
        }
        List<LabelledText> set = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            set.add(new LabelledText(texts.get(i), new Label(labels.get(i))));
        }
        return set;
    }

    /** Consecutive parts, the first ones larger by one where it does not divide: NumPy's {@code array_split}. */
    private static <T> List<List<T>> parts(List<T> rows, int count) {
        List<List<T>> parts = new ArrayList<>();
        int start = 0;
        for (int part = 0; part < count; part++) {
            int size = rows.size() / count + (part < rows.size() % count ? 1 : 0);
            parts.add(rows.subList(start, start + size));
            start += size;
        }
        return parts;
    }

    private TaskData bitext(SplitSource source) {
        String first = column("sentence1");
        String second = column("sentence2");
        if (!(source instanceof SplitSource.SideBySide sides)) {
            List<Row> rows = rows(source, Function.identity());
            return BitextPairs.parallel(
                    rows.stream().map(row -> row.text(first)).toList(),
                    rows.stream().map(row -> row.text(second)).toList());
        }
        List<List<Row>> columns = splits.of(sides);
        return BitextPairs.parallel(side(sides, columns, first), side(sides, columns, second));
    }

    private static List<String> side(SplitSource.SideBySide sides, List<List<Row>> columns, String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (sides.sides().get(i).column().equals(name)) {
                return columns.get(i).stream().map(row -> row.text(name)).toList();
            }
        }
        throw sides.files()
                .getFirst()
                .place()
                .malformed("no file has the column '" + name + "'; there are "
                        + sides.sides().stream().map(SplitSource.Side::column).toList());
    }
}
