package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.task.ClusterSets;
import io.embedsmith.evaluation.task.ClusterTexts;
import io.embedsmith.evaluation.task.Label;
import io.embedsmith.evaluation.task.LabelledText;
import io.embedsmith.evaluation.task.MultilabelText;
import java.util.ArrayList;
import java.util.List;

/** Reads texts and what they belong to. */
record ClusterReader(SplitRows splits, RoleColumns columns) {

    /** For the fast protocol. */
    ClusterTexts texts(SplitSource source) {
        return new ClusterTexts(splits.each(source, this::levels));
    }

    /** For the legacy one, each row a set. */
    ClusterSets sets(SplitSource source) {
        return new ClusterSets(splits.each(source, this::set));
    }

    /** For the legacy one, as many sets of consecutive rows. */
    ClusterSets sets(SplitSource source, int count) {
        return new ClusterSets(parts(
                splits.each(
                        source,
                        row -> new LabelledText(columns.text(row, "text"), new Label(columns.text(row, "label")))),
                count));
    }

    /** Labels from the top level down: those of the list in the one column, or one for each column. */
    private MultilabelText levels(Row row) {
        List<String> labels = columns.isList(row, "label")
                ? row.texts(columns.one("label"))
                : columns.all("label").stream().map(row::text).toList();
        return new MultilabelText(
                columns.text(row, "text"), labels.stream().map(Label::new).toList());
    }

    private List<LabelledText> set(Row row) {
        List<String> texts = row.texts(columns.one("text"));
        List<String> labels = row.texts(columns.one("label"));
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
}
