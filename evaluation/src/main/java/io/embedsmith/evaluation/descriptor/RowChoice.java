package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.table.Row;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Which rows of a table a split has.
 *
 * @param where column to the values that a row may have in it; no column keeps all
 * @param take of those, how many, drawn by a seed
 */
public record RowChoice(SequencedMap<String, List<String>> where, Optional<Take> take) {

    /** The chosen rows: in the order of the table, or where drawn, in the order in which they were. */
    List<Row> of(List<Row> rows) {
        List<Row> kept =
                where.isEmpty() ? rows : rows.stream().filter(this::keeps).toList();
        return take.map(some -> some.of(kept)).orElse(kept);
    }

    private boolean keeps(Row row) {
        return where.entrySet().stream()
                .allMatch(condition -> condition.getValue().contains(row.text(condition.getKey())));
    }
}
