package io.embedsmith.evaluation.descriptor;

import io.embedsmith.evaluation.table.Row;
import io.embedsmith.evaluation.task.ScoredPair;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads pairs of texts: one a row, or as MTEB's older sets have them, a row that holds lists of all first texts, all second
 * ones and all labels.
 *
 * @param score the role of the column that says what people think of a pair
 */
record PairReader(RoleColumns columns, String score) {

    List<ScoredPair> read(List<Row> rows) {
        List<ScoredPair> pairs = new ArrayList<>();
        for (Row row : rows) {
            if (columns.isList(row, "sentence1")) {
                pairs.addAll(row.place().checked(() -> all(row)));
            } else {
                pairs.add(row.place()
                        .checked(() -> pair(
                                row,
                                columns.text(row, "sentence1"),
                                columns.text(row, "sentence2"),
                                row.number(columns.one(score)))));
            }
        }
        return pairs;
    }

    private List<ScoredPair> all(Row row) {
        List<String> first = row.texts(columns.one("sentence1"));
        List<String> second = row.texts(columns.one("sentence2"));
        List<Double> scores = row.numbers(columns.one(score));
        if (first.size() != second.size() || first.size() != scores.size()) {
            throw row.place()
                    .malformed("the row has " + first.size() + " first texts, " + second.size() + " second ones and "
                            + scores.size() + " of '" + columns.one(score) + "'; there must be as many of each");
        }
        List<ScoredPair> pairs = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            pairs.add(pair(row, first.get(i), second.get(i), scores.get(i)));
        }
        return pairs;
    }

    private ScoredPair pair(Row row, String first, String second, double value) {
        if (score.equals("label") && value != 0 && value != 1) {
            throw row.place()
                    .malformed("the label is " + value + "; 1 for pairs that belong together, or 0, is needed");
        }
        return new ScoredPair(first, second, value);
    }
}
