package io.embedsmith.evaluation.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.embedsmith.evaluation.file.MalformedFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptorReaderTest {
    private static final Path FILE = Path.of("own.yaml");
    private static final String GOOD = """
        name: Own
        type: Classification
        languages: [eng-Latn]
        evaluate: [test]
        train: train
        columns: {text: [head, body]}
        settings: {samples_per_label: 16}
        splits:
          test:
            file: t.csv
            sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            format: csv
            where: {kind: [a, b]}
          train:
            file: t.csv
            sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            format: csv
            take: {seed: 1, from: 2, count: 3}
        """;

    @Test
    void everythingIsRead() {
        TaskDescriptor task = DescriptorReader.parse(FILE, GOOD);

        assertThat(task.type()).isEqualTo(TaskType.CLASSIFICATION);
        assertThat(task.mainScore()).isEqualTo("accuracy");
        assertThat(task.train()).containsEntry("test", "train");
        assertThat(task.columns().get("text")).containsExactly("head", "body");
        assertThat(task.columns().get("label")).containsExactly("label");
        assertThat(task.settings().count("samples_per_label")).hasValue(16);
        assertThat(task.subsets())
                .singleElement()
                .satisfies(subset -> assertThat(subset.splits()).containsOnlyKeys("test", "train"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
        type: Classification      | type: Clasification      | :2: 'type' is 'Clasification'; allowed are [Classification,
        name: Own                 | nam: Own                 | :1: 'name' is missing; add it
        train: train              | train: learn             | :1: subset 'default' has no split 'learn'
        evaluate: [test]          | evaluate: []             | :4: 'evaluate' names no split
        samples_per_label: 16     | samples: 16              | :7: 'samples' is not known here; known are [samples_per_label, experiments]
        columns: {text            | columns: {words          | :6: 'words' is not known here; known are [text, label]
        format: csv               | format: xls              | :12: 'format' is 'xls'; allowed are [csv, tsv, tsv-quoted, jsonl, lines]
        where: {kind              | were: {kind              | :13: 'were' is not known here
        sha256: 0123              | sha256: X123             | :10: sha256 is 'X123
        count: 3                  | count: 0                 | :18: count is 0; at least 1 is needed
        languages: [eng-Latn]     | languages: []            | :3: 'languages' is empty
        file: t.csv               | text: t.csv              | :10: the split has none of [file, side_by_side, squad, corpus, beir]
        columns: {text            | columns: text            | this is not YAML
        """)
    void aMistakeIsNamedWithItsLine(String before, String after, String complaint) {
        String bad = GOOD.replaceFirst(java.util.regex.Pattern.quote(before), after);

        assertThatThrownBy(() -> DescriptorReader.parse(FILE, bad))
                .isInstanceOf(MalformedFileException.class)
                .hasMessageStartingWith("own.yaml:")
                .hasMessageContaining(complaint);
    }
}
