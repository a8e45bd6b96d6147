package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.file.FilePlace;
import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.table.TableFile;
import io.embedsmith.evaluation.table.TableFile.Surplus;
import io.embedsmith.evaluation.table.TableFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the rows of a split, and refuses one without any. */
final class SplitRows {
    private final TaskType type;
    private final DataFolder data;

    SplitRows(TaskCatalog.Task task) {
        this.type = task.descriptor().type();
        this.data = task.data();
    }

    /** What a factory makes of each row of a table; its complaint about a value becomes one about the row. */
    <T> List<T> each(SplitSource source, Function<Row, T> factory) {
        return rows(source).stream()
                .map(row -> row.place().checked(() -> factory.apply(row)))
                .toList();
    }

    /** Rows of a table. */
    List<Row> rows(SplitSource source) {
        if (!(source instanceof SplitSource.OneTable table)) {
            throw source.files()
                    .getFirst()
                    .place()
                    .malformed("a task of type " + type + " reads a table; write 'file' and 'format' here");
        }
        TableFile file = new TableFile(data.verified(table.file()), table.format(), table.names(), table.surplus());
        FilePlace place = table.file().place();
        List<Row> rows = file.rows();
        return filled(place, place.checked(() -> table.choice().of(rows)), rows.size());
    }

    /** Rows of files side by side: the row of each of them, in the order of the sides. */
    List<List<Row>> of(SplitSource.SideBySide files) {
        List<List<Row>> sides = new ArrayList<>();
        for (SplitSource.Side side : files.sides()) {
            FilePlace place = side.file().place();
            List<Row> rows = new TableFile(
                            data.verified(side.file()), TableFormat.LINES, List.of(side.column()), Surplus.REFUSED)
                    .rows();
            if (!sides.isEmpty() && rows.size() != sides.getFirst().size()) {
                throw place.malformed(side.file().path() + " has " + rows.size() + " lines, the file before it "
                        + sides.getFirst().size() + "; line i of each must belong together");
            }
            sides.add(filled(place, rows, rows.size()));
        }
        return sides;
    }

    private static List<Row> filled(FilePlace place, List<Row> rows, int before) {
        if (rows.isEmpty()) {
            throw place.malformed("the split is empty"
                    + (before > 0 ? ": 'where' keeps none of " + before + " rows" : ": the file has no row")
                    + "; at least 1 row is needed");
        }
        return rows;
    }
}
