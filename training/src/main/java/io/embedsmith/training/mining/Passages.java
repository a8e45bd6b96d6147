package io.embedsmith.training.mining;

import io.embedsmith.training.data.TextForm;
import io.embedsmith.training.data.TrainingExample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The passages that may become negatives, each text once, in the order in which they first come; behind them the positives
 * that are not among them.
 */
public final class Passages {
    private final List<String> texts;
    private final List<String> forms;
    private final SequencedMap<String, Integer> rows;
    private final int candidates;

    private Passages(SequencedMap<String, Integer> rows, int candidates) {
        this.rows = rows;
        this.texts = List.copyOf(rows.sequencedKeySet());
        this.forms = texts.parallelStream().map(TextForm::of).toList();
        this.candidates = candidates;
    }

    /** With a pool of candidates. */
    public static Passages of(List<TrainingExample> examples, List<String> pool) {
        SequencedMap<String, Integer> rows = new LinkedHashMap<>();
        pool.forEach(text -> rows.putIfAbsent(text, rows.size()));
        int candidates = rows.size();
        examples.forEach(example -> example.positives().forEach(text -> rows.putIfAbsent(text, rows.size())));
        return new Passages(rows, candidates);
    }

    /** All positives and hard negatives of the examples are candidates. */
    public static Passages ofExamples(List<TrainingExample> examples) {
        List<String> pool = new ArrayList<>();
        examples.forEach(example ->
                Stream.of(example.positives(), example.hardNegatives()).forEach(pool::addAll));
        return of(examples, pool);
    }

    /** All of them; the first {@link #candidates()} may become negatives. */
    public List<String> texts() {
        return texts;
    }

    /** How many may become negatives. */
    public int candidates() {
        return candidates;
    }

    String text(int row) {
        return texts.get(row);
    }

    String form(int row) {
        return forms.get(row);
    }

    /** Of a candidate or positive. */
    public int row(String text) {
        return Objects.requireNonNull(rows.get(text));
    }
}
