package io.embedsmith.training.inspection;

import io.embedsmith.training.data.LabelledPair;
import io.embedsmith.training.data.TrainingExample;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What is in training data, and what will spoil the result. Texts are compared without case, width of characters, white
 * space and punctuation.
 *
 * @param counts of what there is, by name
 * @param lengths of its texts by role, empty where nobody told the limits
 * @param findings kind by kind
 */
public record DataReport(Map<String, Integer> counts, Map<String, Lengths> lengths, List<Finding> findings) {
    public DataReport {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        lengths = Collections.unmodifiableMap(new LinkedHashMap<>(lengths));
        findings = List.copyOf(findings);
    }

    /**
     * Of queries with passages.
     *
     * @param dev what the result is measured on; may be empty
     */
    public static DataReport ofExamples(
            List<TrainingExample> train, List<TrainingExample> dev, Optional<TokenLimits> limits) {
        SequencedMap<String, Integer> counts = new LinkedHashMap<>();
        counts.put("examples", train.size());
        counts.put("positives", sum(train.stream().map(TrainingExample::positives)));
        counts.put("hardNegatives", sum(train.stream().map(TrainingExample::hardNegatives)));
        counts.put("examplesWithoutHardNegatives", (int) train.stream()
                .filter(example -> example.hardNegatives().isEmpty())
                .count());
        counts.put("devExamples", dev.size());
        SequencedMap<String, Lengths> lengths =
                limits.map(limit -> limit.ofExamples(train)).orElseGet(LinkedHashMap::new);
        return new DataReport(counts, lengths, ExampleInspection.findings(train, dev));
    }

    /** Of labelled pairs; see {@link #ofExamples}. */
    public static DataReport ofPairs(List<LabelledPair> train, List<LabelledPair> dev, Optional<TokenLimits> limits) {
        SequencedMap<String, Integer> counts = new LinkedHashMap<>();
        counts.put("pairs", train.size());
        counts.put("scores", (int)
                train.stream().map(LabelledPair::score).distinct().count());
        counts.put("devPairs", dev.size());
        SequencedMap<String, Lengths> lengths =
                limits.map(limit -> limit.ofPairs(train)).orElseGet(LinkedHashMap::new);
        return new DataReport(counts, lengths, PairInspection.findings(train, dev));
    }

    /** Whether something spoils training or measuring. */
    public boolean hasFault() {
        return findings.stream().anyMatch(finding -> finding.kind().weight() == Finding.Weight.FAULT);
    }

    private static int sum(Stream<List<String>> texts) {
        return texts.mapToInt(List::size).sum();
    }
}
