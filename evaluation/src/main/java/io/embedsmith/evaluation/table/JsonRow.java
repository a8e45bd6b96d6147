package io.embedsmith.evaluation.table;

import io.embedsmith.evaluation.file.FilePlace;
import io.embedsmith.evaluation.file.JsonLine;
import io.embedsmith.evaluation.file.MalformedFileException;
import java.util.List;

/** A row that is a JSON object. */
record JsonRow(JsonLine line) implements Row {

    @Override
    public FilePlace place() {
        return line.place();
    }

    @Override
    public String text(String column) {
        return line.optionalScalar(column).orElseThrow(() -> missing(column));
    }

    @Override
    public List<String> texts(String column) {
        return line.optionalScalars(column).orElseThrow(() -> missing(column));
    }

    @Override
    public List<Double> numbers(String column) {
        return line.optionalNumbers(column).orElseThrow(() -> missing(column));
    }

    @Override
    public List<List<Integer>> pairs(String column) {
        return line.optionalPairs(column).orElseThrow(() -> missing(column));
    }

    @Override
    public boolean has(String column) {
        return line.fields().contains(column);
    }

    @Override
    public boolean isList(String column) {
        return line.isList(column);
    }

    private MalformedFileException missing(String column) {
        return line.malformed("there is no field '" + column + "'; there are " + line.fields());
    }
}
