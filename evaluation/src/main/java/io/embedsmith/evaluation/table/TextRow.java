package io.embedsmith.evaluation.table;

import io.embedsmith.evaluation.file.FilePlace;
import io.embedsmith.evaluation.file.MalformedFileException;
import java.util.List;

/**
 * A row whose columns are texts.
 *
 * @param columns names, one for each value
 */
record TextRow(FilePlace place, List<String> columns, List<String> values) implements Row {

    @Override
    public String text(String column) {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw place.malformed("there is no column '" + column + "'; there are " + columns);
        }
        return values.get(index);
    }

    @Override
    public List<String> texts(String column) {
        throw noList(column);
    }

    @Override
    public List<Double> numbers(String column) {
        throw noList(column);
    }

    @Override
    public List<List<Integer>> pairs(String column) {
        throw noList(column);
    }

    @Override
    public boolean has(String column) {
        return columns.contains(column);
    }

    @Override
    public boolean isList(String column) {
        return false;
    }

    private MalformedFileException noList(String column) {
        return place.malformed("column '" + column + "' is '" + text(column)
                + "'; a list is needed, which only the format jsonl can hold");
    }
}
