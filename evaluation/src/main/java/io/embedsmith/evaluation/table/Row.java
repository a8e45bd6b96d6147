package io.embedsmith.evaluation.table;

import io.embedsmith.evaluation.file.FilePlace;
import java.util.List;

/** A row of a table: values by name of column, read with their types checked. */
public sealed interface Row permits TextRow, JsonRow {
    /** Where the row begins. */
    FilePlace place();

    /** @throws io.embedsmith.evaluation.file.MalformedFileException if there is no such column or it holds a list */
    String text(String column);

    /** @throws io.embedsmith.evaluation.file.MalformedFileException if there is no such column or it holds no finite number */
    default double number(String column) {
        String text = text(column).strip();
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the place
        }
        throw place().malformed("column '" + column + "' is '" + text + "'; a finite number is needed");
    }

    /** @throws io.embedsmith.evaluation.file.MalformedFileException if there is no such column or it holds no list of texts */
    List<String> texts(String column);

    /** @throws io.embedsmith.evaluation.file.MalformedFileException if there is no such column or it holds no list of numbers */
    List<Double> numbers(String column);

    /** @throws io.embedsmith.evaluation.file.MalformedFileException if it holds no list of lists of two whole numbers */
    List<List<Integer>> pairs(String column);

    /** Whether there is such a column. */
    boolean has(String column);

    /** Whether there is such a column and it holds a list. */
    boolean isList(String column);
}
