package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.file.FilePlace;
import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.table.TableFile;
import io.embedsmith.evaluation.table.TableFile.Surplus;
import io.embedsmith.evaluation.table.TableFormat;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a split, and refuses one without any. */
final class SplitRows {
    private final DataFolder data;

    SplitRows(DataFolder data) {
        this.data = data;
    }

    /** Rows of a table. */
    List<Row> of(SplitSource.OneTable table) {
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
